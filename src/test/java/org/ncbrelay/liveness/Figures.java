package org.ncbrelay.liveness;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.support.Model;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** How much of the diagrams the worlds have passed. */
final class Figures {
    private static final Set<String> NODES = Set.of(
            "bpmn:startEvent",
            "bpmn:endEvent",
            "bpmn:boundaryEvent",
            "bpmn:intermediateCatchEvent",
            "bpmn:intermediateThrowEvent",
            "bpmn:userTask",
            "bpmn:serviceTask",
            "bpmn:receiveTask",
            "bpmn:businessRuleTask",
            "bpmn:callActivity",
            "bpmn:subProcess",
            "bpmn:exclusiveGateway",
            "bpmn:parallelGateway",
            "bpmn:inclusiveGateway");

    private final Set<String> entered;
    private final Set<String> fired;

    Figures(Collection<String> entered, Set<String> fired) {
        this.entered = Set.copyOf(entered);
        this.fired = fired;
    }

    String of(List<Outcome> outcomes, Duration taken) {
        Outcome longest = outcomes.stream()
                .filter(Outcome::isEnd)
                .max(Comparator.comparing(Outcome::life))
                .orElse(outcomes.get(0));
        return String.format(
                Locale.ROOT,
                """
                Liveness: %d of %d worlds came to an end by their officers and by time, in %d steps and %d s
                  nodes passed  %s
                  ends reached  %s
                  timers fired  %s
                  longest life  %d days (seed %d)
                """,
                outcomes.stream().filter(Outcome::isEnd).count(),
                outcomes.size(),
                outcomes.stream().mapToInt(Outcome::steps).sum(),
                taken.toSeconds(),
                share(drawn(NODES::contains), entered, 0),
                share(drawn("bpmn:endEvent"::equals), entered, 40),
                share(timers(), fired, 40),
                longest.life().toDays(),
                longest.seed());
    }

    /** @param named how many of the missed ones are named */
    private static String share(Set<String> all, Set<String> passed, int named) {
        Set<String> missed = new TreeSet<>(all);
        missed.removeAll(passed);
        String names = missed.stream().limit(named).collect(Collectors.joining(", "));
        int reached = all.size() - missed.size();
        return String.format(
                Locale.ROOT,
                "%d of %d (%.0f %%)%s",
                reached,
                all.size(),
                100.0 * reached / all.size(),
                names.isEmpty() ? "" : ", not " + names);
    }

    private static Set<String> drawn(Predicate<String> tag) {
        return Model.diagrams().stream()
                .flatMap(diagram ->
                        diagram.all("*").filter(it -> tag.test(it.getTagName())).map(diagram::at))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Timers that are drawn, and those that the picture does not show because they belong to a user task. */
    private static Set<String> timers() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:timerEventDefinition")
                        .flatMap(timer -> node(timer.getParentNode()))
                        .map(diagram::at))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Element> node(Node parent) {
        for (Node at = parent; at instanceof Element element; at = at.getParentNode())
            if (NODES.contains(element.getTagName())) return Stream.of(element);
        return Stream.empty();
    }
}
