package org.ncbrelay.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.store.support.StepRecords.Readers;

/**
 * What a diagram says about one of its user tasks, in its attributes and its extension properties. Each task of each version of a diagram
 * is read once, because a diagram is an XML document that is searched from its root.
 *
 * @param name         the label
 * @param roles        who may work on it, by the candidate groups
 * @param secondOffice who may work on it as well once its time limit has lapsed
 * @param fourEyes     what its worker must not have written; {@code productAuthor:capability} names the variable that says which
 * @param decidedAt    the task that decides on what this one writes: its id, with its diagram before it where that is another one
 * @param authorsSide  whether, of the candidates, only those of the side that filed the request work on it, agency or NCB
 * @param timeLimit    its step in the tables {@code timeLimits} and {@code escalation}, as its due date or its reminders name it
 * @param shows        the parts of the case that its decision needs, the most important first
 * @param recorded     how its answers are recorded, where {@code ${record}} stores them
 */
public record StepFacts(
        String name,
        Set<Role> roles,
        Optional<Role> secondOffice,
        Set<String> fourEyes,
        Optional<String> decidedAt,
        boolean authorsSide,
        Optional<String> timeLimit,
        List<String> shows,
        Recorded recorded) {
    public static final String FOUR_EYES = "fourEyes";

    /** With the value {@code author}. */
    public static final String SIDE = "side";

    private static final Pattern TIME_LIMIT = Pattern.compile("\\.(?:due|reminders)\\(execution, '(\\w+)'");
    private static final Map<String, Optional<StepFacts>> READ = new ConcurrentHashMap<>();

    /** Empty for a task of no diagram, and for one that is being completed. */
    public static Optional<StepFacts> of(DelegateTask task) {
        return Optional.ofNullable(task.getExecution()).flatMap(StepFacts::of);
    }

    /** Empty where the execution is not at a user task. */
    static Optional<StepFacts> of(DelegateExecution execution) {
        return of(
                execution.getProcessDefinitionId(),
                execution.getCurrentActivityId(),
                any -> execution.getBpmnModelInstance());
    }

    /**
     * @param definition the engine's id of a version of a diagram
     * @param models     finds that version
     * @return empty where there is no such user task
     */
    public static Optional<StepFacts> of(String definition, String node, Function<String, BpmnModelInstance> models) {
        if (definition == null || node == null) return Optional.empty();
        return READ.computeIfAbsent(
                definition + '/' + node,
                unread -> Optional.<ModelElementInstance>ofNullable(
                                models.apply(definition).getModelElementById(node))
                        .filter(UserTask.class::isInstance)
                        .map(task -> read((UserTask) task)));
    }

    private static StepFacts read(UserTask task) {
        return new StepFacts(
                task.getName(),
                task.getCamundaCandidateGroupsList().stream()
                        .flatMap(group -> Role.ofGroup(group.strip()).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                property(task, "secondOffice").flatMap(Role::ofGroup),
                Set.copyOf(values(task, FOUR_EYES)),
                property(task, "decidedAt"),
                property(task, SIDE).isPresent(),
                timeLimit(task),
                values(task, "shows"),
                new Recorded(
                        property(task, "note").orElse(task.getName()),
                        values(task, "tells"),
                        property(task, "readers").map(Readers::valueOf).orElse(Readers.REACHED),
                        property(task, "event").map(EventKind::valueOf),
                        property(task, "endsMeasure").map(MeasureKind::valueOf)));
    }

    /** The values of an extension property that commas separate, in their order; empty if the element has none of this name. */
    public static List<String> values(BaseElement element, String name) {
        return property(element, name)
                .map(value -> List.of(value.strip().split("\\s*,\\s*")))
                .orElse(List.of());
    }

    /** An extension property; of several of one name the first counts. */
    static Optional<String> property(BaseElement element, String name) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()) && property.getCamundaValue() != null)
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    /**
     * How the answers to a task's form are recorded.
     *
     * @param note        what the timeline says, in English; its translation is that of the task, with {@code .note}
     * @param tells       names of the answers that the timeline repeats after it
     * @param readers     of the answers, of those who see the case
     * @param event       of the timeline, addressed to the NCB; empty for a step of support, which has one of its own
     * @param endsMeasure what is no longer in force outside, because it took place
     */
    public record Recorded(
            String note,
            List<String> tells,
            Readers readers,
            Optional<EventKind> event,
            Optional<MeasureKind> endsMeasure) {}

    private static Optional<String> timeLimit(UserTask task) {
        Stream<String> reminders = task.getExtensionElements() == null
                ? Stream.empty()
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                        .flatMap(listener -> listener.getTimeouts().stream())
                        .map(BpmnModelElementInstance::getTextContent);
        return Stream.concat(Stream.ofNullable(task.getCamundaDueDate()), reminders)
                .flatMap(expression -> TIME_LIMIT.matcher(expression).results())
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }
}
