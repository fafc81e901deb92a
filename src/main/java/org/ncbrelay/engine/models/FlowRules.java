package org.ncbrelay.engine.models;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** What the way through every diagram must be: each node has a source, is reached and leads to an end, and no way goes round for ever. */
final class FlowRules {
    /** The paragraphs that the Annex has, and the one of the notification that asks for the copy; a sentence, not an essay. */
    private static final Pattern SOURCE =
            Pattern.compile("(?s)(?!.{161})(Annex §(1(\\.[12])?|2(\\.[1-5])?)|Notification §3|Our default): .+\\.");

    private final Diagram diagram;
    private final Models models;
    private final Consumer<Finding> report;

    /** Found once: each search reads the whole file. */
    private final Map<FlowNode, List<FlowNode>> next = new HashMap<>();

    FlowRules(Diagram diagram, Models models, Consumer<Finding> report) {
        this.diagram = diagram;
        this.models = models;
        this.report = report;
    }

    void check() {
        Set<FlowNode> reached = closure(diagram.all(FlowNode.class).stream().filter(FlowRules::begins), this::next);
        Set<FlowNode> ending = closure(diagram.all(FlowNode.class).stream().filter(FlowRules::mayEnd), this::previous);
        for (FlowNode node : diagram.all(FlowNode.class)) {
            source(node);
            if (!reached.contains(node)) wrong(node, "No way leads to this node", "Draw a flow to it, or remove it.");
            if (!ending.contains(node))
                wrong(node, "No way leads from this node to an end", "Draw a flow from it to an end event.");
            splits(node);
        }
        loops();
        diagram.all(SequenceFlow.class).forEach(this::condition);
        diagram.all(ExclusiveGateway.class).forEach(this::otherwise);
        diagram.all(ServiceTask.class).forEach(this::recordsWhatWasAnswered);
        diagram.all(CallActivity.class).forEach(this::call);
    }

    /** Whether every way to a node passes another one. */
    boolean passes(FlowNode before, FlowNode node) {
        return !closure(
                        diagram.all(FlowNode.class).stream().filter(FlowRules::begins),
                        each -> each.equals(before) ? Stream.empty() : next(each))
                .contains(node);
    }

    private void source(FlowNode node) {
        String source = node.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining("\n"));
        if (!SOURCE.matcher(source).matches())
            wrong(
                    node,
                    "Its documentation does not say why it exists, in at most 160 characters",
                    "Write “Our default: …” and a sentence, or “Annex §1.1: …” with the paragraph that asks for it.");
    }

    private void splits(FlowNode node) {
        if (!(node instanceof Gateway)
                && (diagram.to(node).size() > 1 || diagram.from(node).size() > 1))
            wrong(node, "Several flows begin or end at a node that is no gateway", "Put a gateway before or after it.");
    }

    /** Without a person, a timer or a message on the way, the engine would go round until its memory is full. */
    private void loops() {
        for (FlowNode node : diagram.all(FlowNode.class)) {
            if (waits(node)) continue;
            Stream<FlowNode> after = next(node).filter(each -> !waits(each));
            if (closure(after, each -> next(each).filter(further -> !waits(further)))
                    .contains(node)) {
                wrong(
                        node,
                        "A way leads back to this node, and nothing on it waits for a person",
                        "Put a task of an office on the way, or remove the flow that leads back.");
                return;
            }
        }
    }

    private boolean waits(FlowNode node) {
        if (node instanceof SubProcess part)
            return part.getChildElementsByType(FlowNode.class).stream().anyMatch(this::waits);
        if (node instanceof CallActivity call) {
            Diagram called = find(call);
            return called == null
                    || !called.all(UserTask.class).isEmpty()
                    || !called.own() && !called.all(CallActivity.class).isEmpty()
                    || models.called(called.name()).stream()
                            .anyMatch(each -> !each.all(UserTask.class).isEmpty());
        }
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway;
    }

    private void condition(SequenceFlow flow) {
        if (flow.getConditionExpression() != null && !(flow.getSource() instanceof Gateway))
            wrong(flow, "A flow has a condition and does not begin at a gateway", "Put a gateway before it.");
    }

    private void otherwise(ExclusiveGateway gateway) {
        if (diagram.from(gateway).size() > 1 && gateway.getDefault() == null)
            wrong(
                    gateway,
                    "No flow is the default, so a case may find no way on",
                    "Make the last of its flows the default.");
    }

    /** A gateway or an event between them would record the answers of another task. */
    private void recordsWhatWasAnswered(ServiceTask task) {
        if (Diagram.RECORD.equals(task.getCamundaDelegateExpression())
                && !diagram.to(task).stream()
                        .allMatch(flow -> flow.getSource() instanceof UserTask asked && Diagram.isRecorded(asked)))
            wrong(
                    task,
                    "What it records is not what was answered just before",
                    "Let it follow directly after a user task with the property “note”.");
    }

    private void call(CallActivity call) {
        boolean exists = find(call) != null
                || !diagram.own() && String.valueOf(call.getCalledElement()).startsWith("${supportCatalogue.");
        if (!exists || !"deployment".equals(call.getCamundaCalledElementBinding()))
            wrong(
                    call,
                    "It calls “" + call.getCalledElement() + "”, which is no diagram of the same version",
                    "Name a diagram, with the binding “deployment”.");
        boolean handsOn = call.getExtensionElements() != null
                && call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
        if (!handsOn)
            wrong(
                    call,
                    "The diagram that it calls would not know its case",
                    "Copy the in-mappings of another call: the business key, “reference” and “summary”.");
    }

    private Diagram find(CallActivity call) {
        return models.diagrams().stream()
                .filter(each -> each.name().equals(call.getCalledElement()))
                .findFirst()
                .orElse(null);
    }

    private void wrong(FlowElement at, String found, String remedy) {
        report.accept(diagram.finding(at, found, remedy));
    }

    /** What begins by itself: the diagram, a sub-process that an event starts, and the undoing of what was done. */
    private static boolean begins(FlowNode node) {
        if (node instanceof StartEvent)
            return !(node.getParentElement() instanceof SubProcess part) || part.triggeredByEvent();
        return isHandler(node);
    }

    private static boolean isHandler(FlowNode node) {
        return node instanceof SubProcess part && part.triggeredByEvent()
                || node instanceof Activity activity && activity.isForCompensation();
    }

    private static boolean mayEnd(FlowNode node) {
        return node instanceof EndEvent
                || isHandler(node)
                || node instanceof BoundaryEvent border
                        && border.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance);
    }

    /** Along the flows, into a sub-process, and to the events at its border. */
    private List<FlowNode> after(FlowNode node) {
        Stream<FlowNode> along = diagram.from(node).stream().map(SequenceFlow::getTarget);
        Stream<FlowNode> inside = node instanceof SubProcess part
                ? part.getChildElementsByType(StartEvent.class).stream().map(FlowNode.class::cast)
                : Stream.empty();
        Stream<FlowNode> border = node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .map(FlowNode.class::cast);
        return Stream.of(along, inside, border).flatMap(Function.identity()).toList();
    }

    private Stream<FlowNode> next(FlowNode node) {
        return next.computeIfAbsent(node, this::after).stream();
    }

    private Stream<FlowNode> previous(FlowNode node) {
        return diagram.to(node).stream().map(SequenceFlow::getSource);
    }

    private static Set<FlowNode> closure(Stream<FlowNode> from, Function<FlowNode, Stream<FlowNode>> step) {
        Set<FlowNode> found = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(from.toList());
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (found.add(node)) step.apply(node).forEach(open::push);
        }
        return found;
    }
}
