package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Model;

/** Whoever has a task before them is one click away from what it is about. */
class FormLinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\((/[^)]*)\\)");
    private static final Pattern ABOUT =
            Pattern.compile("/(cases|intelligence)/\\{\\{reference}}|/invitations#(\\{\\{reference}}|experts)");

    /** They see what the form says and nothing else of the case: there is no page to lead to. */
    private static final Set<String> CLOSED = Set.of("expertRelease", "expertOpinion");

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
