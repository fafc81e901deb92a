package org.ncbrelay.web.pages.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Model;

/** Whoever draws a task says what its worker must know to decide. */
class TaskPartsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyUserTaskOfEveryDiagramSaysWhatItsDecisionNeeds() {
        assertThat(new TreeSet<>(TaskParts.nodes())).isEqualTo(userTasks());
    }

    @Test
    void noTaskNeedsNothing() {
        assertThat(TaskParts.nodes())
                .allSatisfy(node -> assertThat(TaskParts.of(node)).isNotEmpty());
    }

    /** Annex 2.1: whoever works on a case with an external source reads that INTERPOL has not verified it. */
    @Test
    void everyTaskOfACaseBeginsWithTheCaveatWhereItsSourceIsExternal() {
        assertThat(TaskParts.of("triage/Task_DecideSupport")).first().isEqualTo(RequestPart.CAVEAT);
        assertThat(TaskParts.of("release/Task_ReleaseIntelligence")).doesNotContain(RequestPart.CAVEAT);
    }

    /** What other countries are asked for must not read the case: to them it does not exist. */
    @Test
    void whoIsAskedForOneThingReadsNothingOfTheCase() {
        for (String node : Set.of(
                "expertRelease/Task_ReleaseExpert",
                "expertOpinion/Task_GiveOpinion",
                "istRelease/Task_ReleaseExpert",
                "meetingInvitation/Task_AnswerInvitation"))
            assertThat(TaskParts.of(node)).as(node).noneMatch(RequestPart.class::isInstance);
    }

    /** A form is shown with what its decision needs, here and in Tasklist: none leads elsewhere for it. */
    @Test
    void noFormSaysThatWhatItShowsIsOnAnotherPage() throws IOException {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            assertThat(forms)
                    .isNotEmpty()
                    .allSatisfy(form -> assertThat(Files.readString(form))
                            .doesNotContainPattern("(is|are|listed|numbered) on the case page"));
        }
    }

    /** Where there is only one choice, Tasklist has made it already; our pages do not even ask. */
    @Test
    void aChoiceOfOneIsMade() throws IOException {
        List<String> choices = new ArrayList<>();
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path form : forms.toList())
                for (JsonNode field : JSON.readTree(form.toFile()).path("components"))
                    if (field.path("values").size() == 1) {
                        choices.add(form.getFileName().toString());
                        assertThat(field.path("defaultValue").asText())
                                .as(form.toString())
                                .isEqualTo(field.path("values")
                                        .get(0)
                                        .path("value")
                                        .asText());
                    }
        }
        assertThat(choices).hasSize(4);
    }

    private static Set<String> userTasks() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask").map(diagram::at))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
