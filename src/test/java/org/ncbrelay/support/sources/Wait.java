package org.ncbrelay.support.sources;

import static org.ncbrelay.support.sources.Model.children;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A user task of a diagram and what happens while nobody completes it, as the diagram says it.
 *
 * @param offices      its candidate groups
 * @param secondOffice the group that joins them once the limit has lapsed
 * @param reminders    drawn as a boundary timer or given as a listener of the task; empty where nobody is reminded
 * @param end          the timer that ends the waiting; empty where only an office ends it
 */
public record Wait(
        String at,
        List<String> offices,
        Optional<String> secondOffice,
        Optional<Times> reminders,
        Optional<Times> end) {
    private static final Pattern REMINDERS = Pattern.compile("\\.reminders\\(execution, '(\\w+)', (\\d+)\\)");
    private static final Pattern SILENCE = Pattern.compile("\\.silence\\(execution, '(\\w+)'(?:, (\\d+))?\\)");

    /** @param count of the reminders; of an end, those that come before it */
    public record Times(String step, int count) {}

    /** Every user task of every diagram. */
    public static List<Wait> all() {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask").map(task -> of(diagram, task)))
                .toList();
    }

    private static Wait of(Model diagram, Element task) {
        Stream<Element> drawn = attachedTo(diagram, task)
                .filter(timer -> timer.getAttribute("cancelActivity").equals("false"));
        Stream<Element> heard = extensions(task, "camunda:taskListener")
                .filter(listener -> listener.getAttribute("event").equals("timeout"));
        Optional<String> second = extensions(task, "camunda:properties")
                .flatMap(properties -> children(properties, "camunda:property"))
                .filter(property -> property.getAttribute("name").equals("secondOffice"))
                .map(property -> property.getAttribute("value"))
                .findFirst();
        return new Wait(
                diagram.at(task),
                Arrays.asList(task.getAttribute("camunda:candidateGroups").split(",")),
                second,
                times(Stream.concat(drawn, heard), REMINDERS),
                times(
                        around(task)
                                .flatMap(part -> attachedTo(diagram, part))
                                .filter(timer ->
                                        timer.getAttribute("cancelActivity").isEmpty()),
                        SILENCE));
    }

    private static Stream<Element> attachedTo(Model diagram, Element part) {
        return diagram.all("bpmn:boundaryEvent")
                .filter(timer -> timer.getAttribute("attachedToRef").equals(part.getAttribute("id")));
    }

    /** The task and the sub-processes that contain it. */
    private static Stream<Element> around(Element task) {
        return Stream.iterate(
                task,
                part -> part.getTagName().equals("bpmn:userTask")
                        || part.getTagName().equals("bpmn:subProcess"),
                part -> (Element) part.getParentNode());
    }

    private static Stream<Element> extensions(Element task, String tag) {
        return children(task, "bpmn:extensionElements").flatMap(extensions -> children(extensions, tag));
    }

    private static Optional<Times> times(Stream<Element> timers, Pattern expression) {
        return timers.map(timer -> expression.matcher(timer.getTextContent()))
                .filter(Matcher::find)
                .map(found -> new Times(found.group(1), found.group(2) == null ? 3 : Integer.parseInt(found.group(2))))
                .findFirst();
    }
}
