package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Whoever has a task before them is one click away from what it is about. */
class FormLinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\((/[^)]*)\\)");
    private static final Pattern ABOUT =
            Pattern.compile("/(cases|intelligence)/\\{\\{reference}}|/invitations#(\\{\\{reference}}|experts)");

    /** They see what the form says and nothing else of the case: there is no page to lead to. */
    private static final Set<String> CLOSED = Set.of("expertRelease", "expertOpinion");

    @Test
    void theFormOfEveryTaskLeadsToItsCase() throws IOException {
        Map<String, Set<String>> lost = new TreeMap<>();
        Set<String> forms = formsOfTasks();
        for (String form : forms) {
            Set<String> links = links(form);
            boolean leads = links.stream().anyMatch(link -> ABOUT.matcher(link).matches());
            if (leads == CLOSED.contains(form)) lost.put(form, links);
        }
        assertThat(forms).hasSizeGreaterThan(70);
        assertThat(lost).isEmpty();
    }

    private static Set<String> formsOfTasks() throws IOException {
        Set<String> forms = new TreeSet<>();
        try (Stream<Path> diagrams = Files.list(Path.of("bpmn"))) {
            for (Path diagram :
                    diagrams.filter(path -> path.toString().endsWith(".bpmn")).toList())
                for (UserTask task : Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(UserTask.class))
                    forms.add(task.getCamundaFormRef());
        }
        return forms;
    }

    private static Set<String> links(String form) throws IOException {
        JsonNode file =
                new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
        Set<String> links = new TreeSet<>();
        for (JsonNode component : file.path("components")) {
            Matcher link = LINK.matcher(component.path("text").asText());
            while (link.find()) links.add(link.group(1));
        }
        return links;
    }
}
