package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.sources.Model.children;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Model;
import org.w3c.dom.Element;

/** No branch of the flow hides in Java: a delegate that acts by an answer is followed by a gateway on that answer. */
class HiddenBranchTest {
    private static final Path FLOW = Path.of("src", "main", "java", "org", "ncbrelay", "flow");
    private static final Pattern BINDING = Pattern.compile("CaseDelegate (\\w+)\\(");
    private static final Pattern CHOICE = Pattern.compile("(\\w+) =\\s*ProcessVariable\\.choice\\(\"(\\w+)\"");
    private static final Map<String, String> SOURCES = Sources.below(FLOW, ".java").entrySet().stream()
            .collect(Collectors.toMap(
                    file -> file.getKey().replaceAll(".*/|\\.java$", ""), Map.Entry::getValue, String::concat));

    private final List<String> found = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    @Test
    void aDelegateThatActsByAnAnswerIsFollowedByAGatewayOnIt() {
        Model.diagrams().forEach(this::read);

        assertThat(found).as("the delegates that the rule is about").hasSizeGreaterThanOrEqualTo(9);
        assertThat(hidden).isEmpty();
    }

    private void read(Model diagram) {
        String capital = diagram.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + diagram.name().substring(1);
        String words = SOURCES.getOrDefault(capital + "Process", "") + SOURCES.get("ReminderDelegates");
        Map<String, String> bindings = bindings(words);
        Stream.concat(diagram.all("bpmn:serviceTask"), diagram.all("bpmn:sendTask"))
                .forEach(task -> {
                    String bean =
                            task.getAttribute("camunda:delegateExpression").replaceAll("[${}]", "");
                    String body = bindings.getOrDefault(bean, "");
                    CHOICE.matcher(words)
                            .results()
                            .filter(choice -> branches(body, choice.group(1)))
                            .forEach(choice -> {
                                found.add(diagram.at(task));
                                if (!Pattern.compile("\\b" + choice.group(2) + "\\b")
                                        .matcher(conditions(diagram, task))
                                        .find()) hidden.add(diagram.at(task) + " by " + choice.group(2));
                            });
                });
    }

    private static boolean branches(String body, String answer) {
        return Pattern.compile("switch \\(" + answer + "\\.require|\\b" + answer + "\\.(is|require)\\([^)]*\\)[^;]*\\?")
                .matcher(body)
                .find();
    }

    /** Of the flows that leave the task, and of those that leave the gateway behind it; behind its sub-process, where the task is the last of it. */
    private static String conditions(Model diagram, Element task) {
        Stream<Element> last = outgoing(diagram, task)
                .filter(flow -> diagram.all("bpmn:endEvent")
                        .anyMatch(end -> end.getAttribute("id").equals(flow.getAttribute("targetRef"))))
                .flatMap(flow -> outgoing(diagram, (Element) task.getParentNode()));
        return Stream.concat(outgoing(diagram, task), last)
                .flatMap(flow -> Stream.concat(Stream.of(flow), behind(diagram, flow)))
                .map(Element::getTextContent)
                .collect(Collectors.joining(" "));
    }

    private static Stream<Element> behind(Model diagram, Element flow) {
        return diagram.all("bpmn:exclusiveGateway")
                .filter(gateway -> gateway.getAttribute("id").equals(flow.getAttribute("targetRef")))
                .flatMap(gateway -> outgoing(diagram, gateway));
    }

    private static Stream<Element> outgoing(Model diagram, Element node) {
        List<String> ids =
                children(node, "bpmn:outgoing").map(Element::getTextContent).toList();
        return diagram.all("bpmn:sequenceFlow").filter(flow -> ids.contains(flow.getAttribute("id")));
    }

    private static Map<String, String> bindings(String source) {
        Map<String, String> bindings = new TreeMap<>();
        for (String bean : source.split("@Bean"))
            BINDING.matcher(bean)
                    .results()
                    .findFirst()
                    .ifPresent(name -> bindings.put(name.group(1), bean.split("\n {4}}")[0]));
        return bindings;
    }
}
