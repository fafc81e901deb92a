package org.ncbrelay.web.pages.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Model;
import org.w3c.dom.Element;

/** Each user task says in its diagram, by the property {@code shows}, what its worker must know to decide. */
class ShownPartsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\((/[^)]*)\\)");
    private static final Pattern ABOUT =
            Pattern.compile("/(cases|intelligence)/\\{\\{reference}}|/invitations#(\\{\\{reference}}|experts)");
    /** They see what the form says and nothing else of the case: there is no page to lead to. */
    private static final Set<String> CLOSED = Set.of("expertRelease", "expertOpinion");

    @Test
    void everyUserTaskShowsSomethingAndEveryPartIsShownByATask() {
        Set<String> shown = new HashSet<>(Set.of("CAVEAT"));
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:userTask").forEach(task -> {
                assertThat(shows(task)).as("shows of " + diagram.at(task)).isNotEmpty();
                shows(task).forEach(part -> {
                    if (part.contains("/"))
                        assertThat(recorded()).as(diagram.at(task)).contains(part);
                    else shown.add(part);
                });
            });
        assertThat(shown)
                .isEqualTo(Stream.of(ContentPart.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    /** The tasks whose answers are stored as they are. */
    private static Set<String> recorded() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask")
                        .filter(task -> Model.property(task, "note").isPresent())
                        .map(diagram::at))
                .collect(Collectors.toSet());
    }

    /** Annex 2.1: whoever works on a case with an external source reads that INTERPOL has not verified it. */
    @Test
    void whatShowsAnythingOfACaseBeginsWithTheCaveat() {
        assertThat(TaskContent.parts(List.of("ASSESSMENT", "NEED"))).first().isEqualTo(ContentPart.CAVEAT);
        assertThat(TaskContent.parts(List.of("OPINION", "EXPERTISE"))).first().isEqualTo(ContentPart.CAVEAT);
        assertThat(TaskContent.parts(List.of("RECEIVERS", "FINDINGS"))).doesNotContain(ContentPart.CAVEAT);
    }

    /** Which product, and which offer: the task's capability says it, so whoever calls the diagram passes it on. */
    @Test
    void aDiagramWhoseTasksShowWhatIsOfACapabilityIsGivenIt() {
        Set<String> needing = Model.diagrams().stream()
                .filter(diagram -> diagram.all("bpmn:userTask")
                        .flatMap(task -> shows(task).stream())
                        .anyMatch(Set.of("TO_REVISE", "UNDER_REVIEW", "TO_SEND", "OFFER")::contains))
                .map(Model::name)
                .collect(Collectors.toSet());
        assertThat(needing).isNotEmpty();
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:callActivity")
                    .filter(call -> needing.contains(call.getAttribute("calledElement")))
                    .forEach(call -> assertThat(Model.elements(call.getElementsByTagName("camunda:in"))
                                    .map(in -> in.getAttribute("target")))
                            .as(diagram.at(call))
                            .contains("capability"));
    }

    /** What other countries are asked for must not read the case: to them it does not exist, so their form has no link to its page. */
    @Test
    void aTaskShowsTheCaseIfAndOnlyIfItsFormLinksToItsPage() throws IOException {
        for (Model diagram : Model.diagrams())
            for (Element task : diagram.all("bpmn:userTask").toList()) {
                String form = Files.readString(Path.of("forms", task.getAttribute("camunda:formRef") + ".form"));
                assertThat(TaskContent.parts(shows(task)).contains(ContentPart.CAVEAT))
                        .as(diagram.at(task))
                        .isEqualTo(form.contains("(/cases/{{reference}})"));
            }
    }

    /** A form is shown with what its decision needs, here and in Tasklist: none leads elsewhere for it. */
    @Test
    void noFormSaysThatWhatItShowsIsOnAnotherPage() {
        assertThat(Model.files(Path.of("forms"), ".form"))
                .isNotEmpty()
                .allSatisfy(form -> assertThat(Files.readString(form))
                        .doesNotContainPattern("(is|are|listed|numbered) on the case page"));
    }

    /** Where there is only one choice, Tasklist has made it already; our pages do not even ask. */
    @Test
    void aChoiceOfOneIsMade() throws IOException {
        List<String> choices = new ArrayList<>();
        for (Path form : Model.files(Path.of("forms"), ".form").toList())
            for (JsonNode field : JSON.readTree(form.toFile()).path("components"))
                if (field.path("values").size() == 1 && !field.has("valuesKey")) {
                    choices.add(form.getFileName().toString());
                    assertThat(field.path("defaultValue").asText())
                            .as(form.toString())
                            .isEqualTo(field.path("values").get(0).path("value").asText());
                }
        assertThat(choices).hasSize(4);
    }

    private static List<String> shows(Element task) {
        return Model.property(task, "shows")
                .map(value -> List.of(value.split(", ")))
                .orElse(List.of());
    }

    @Test
    void theFormOfEveryTaskLeadsToItsCase() {
        Set<String> forms = Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask"))
                .map(task -> task.getAttribute("camunda:formRef"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(forms).hasSizeGreaterThan(70).allSatisfy(form -> {
            boolean leads = links(form).anyMatch(link -> ABOUT.matcher(link).matches());
            assertThat(leads).isNotEqualTo(CLOSED.contains(form));
        });
    }

    private static Stream<String> links(String form) throws IOException {
        JsonNode file =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        return file.path("components").findValuesAsText("text").stream()
                .flatMap(text -> LINK.matcher(text).results())
                .map(link -> link.group(1));
    }
}
