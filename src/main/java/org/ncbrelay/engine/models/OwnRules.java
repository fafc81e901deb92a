package org.ncbrelay.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.forms.FormDefinition;
import org.ncbrelay.store.support.StepRecords.Readers;
import org.w3c.dom.Element;

/** What a diagram of an installation may say: less than those of the release, which have code behind what they say. */
final class OwnRules {
    /** What the flow is drawn with. Messages, tables and the undoing of measures need code of the release. */
    private static final Set<String> ELEMENTS =
            Set.of(("definitions process extensionElements documentation startEvent endEvent"
                            + " boundaryEvent userTask serviceTask callActivity subProcess exclusiveGateway parallelGateway sequenceFlow"
                            + " incoming outgoing conditionExpression escalation escalationEventDefinition terminateEventDefinition"
                            + " timerEventDefinition timeDate timeCycle taskListener in properties property BPMNDiagram")
                    .split(" "));

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");
    private static final Pattern ALLOWED = Pattern.compile("\\$\\{(record|sendBack|escalateListener|deadlines\\.("
            + "priority\\(execution\\)|due\\(execution, '\\w+'\\)|reminders\\(execution, '\\w+', [2-5]\\)"
            + "|silence\\(execution, '\\w+'(, [1-5])?\\)))}|#\\{execution\\.processBusinessKey}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+) [!=]= '(\\w+)'}");

    private static final Set<String> DELEGATES = new TreeSet<>(Set.of(Diagram.RECORD, Diagram.SEND_BACK));

    /** Their work needs a nomination, or is none. An agency is asked over the channel, by diagrams of the release (V15, Annex 1.1). */
    private static final Set<Role> NO_OFFICES =
            Set.of(Role.AGENCY_OFFICER, Role.IST_MEMBER, Role.EXPERT, Role.AUDITOR, Role.OPERATOR);

    private static final String INTERPOL_ALONE = Readers.INTERPOL.name();

    private static final Map<String, Set<String>> VALUES = Map.of(
            "event",
            names(EventKind.STEP_COMPLETED),
            Diagram.SENT_BACK,
            names(CaseStatus.ACKNOWLEDGED, CaseStatus.RECORDED, CaseStatus.IN_SUPPORT),
            "readers",
            names(Readers.BUREAUS, Readers.INTERPOL, Readers.REACHED));

    private static final Set<String> PROPERTIES =
            sorted("fourEyes decidedAt shows secondOffice note tells readers event " + Diagram.SENT_BACK);

    /** Would let a step go on without a person, or name one. */
    private static final Set<String> UNUSED = Set.of("asyncBefore", "asyncAfter", "assignee");

    /** Ends the case. Beside it, a map catches what sends the case back. */
    private static final String REFUSED = "supportRefused";

    private final Diagram diagram;
    private final Models models;
    private final Consumer<Finding> report;

    OwnRules(Diagram diagram, Models models, Consumer<Finding> report) {
        this.diagram = diagram;
        this.models = models;
        this.report = report;
    }

    void check() {
        judge(diagram.xml(), "");
        isCalled();
        for (UserTask task : diagram.all(UserTask.class)) {
            offices(task);
            fourEyes(task);
            isRecorded(task);
            tells(task);
            event(task);
        }
        diagram.all(ServiceTask.class).forEach(this::sendsBack);
        diagram.all(EndEvent.class).forEach(this::wasSentBack);
    }

    /** An element and what is in it, but for the drawing; what has no id is named by what is around it. */
    void judge(Element element, String around) {
        String node = element.hasAttribute("id") ? element.getAttribute("id") : around;
        Map<String, String> attributes = Diagram.attributes(element);
        switch (element.getLocalName()) {
            case "BPMNDiagram" -> {
                return;
            }
            case "property" ->
                property(node, attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            case "serviceTask" -> delegate(node, attributes);
            case "taskListener" -> listener(node, attributes);
            case "callActivity" -> call(node, attributes.getOrDefault("calledElement", ""));
            case "timeDate", "timeCycle" -> timer(node, element);
            case "escalationEventDefinition" -> thrown(node, element);
            case "escalation" -> escalation(node, attributes.getOrDefault("escalationCode", ""));
            default -> element(node, element.getLocalName());
        }
        attributes.forEach((name, value) -> attribute(node, name, value));
        List<Element> inside = Diagram.children(element);
        if (inside.isEmpty()) expressions(node, element.getTextContent());
        inside.forEach(each -> judge(each, node));
    }

    private void element(String node, String name) {
        if (!ELEMENTS.contains(name))
            wrong(
                    node,
                    "Diagrams of an installation have no " + name,
                    "Draw it with tasks of offices, gateways, timers of tasks and calls of diagrams of the folder.");
    }

    private void attribute(String node, String name, String value) {
        if (UNUSED.contains(name) || name.equals("isStartableInTasklist") && !value.equals("false"))
            wrong(
                    node,
                    "Diagrams of an installation do not set " + name,
                    "Remove it: the map alone begins a step, which is done in one transaction by people of an office.");
        expressions(node, value);
    }

    /** At the border of a task, or a reminder: any other one would begin or go on by itself. */
    private void timer(String node, Element time) {
        Element event = (Element) time.getParentNode().getParentNode();
        if (!Set.of("boundaryEvent", "taskListener").contains(event.getLocalName())
                || !ALLOWED.matcher(time.getTextContent()).matches())
            wrong(
                    node,
                    "A timer is neither a reminder nor the end of a task by its time limit",
                    "Put it at the border of a task, with ${deadlines.silence(execution, '<step>')}.");
    }

    private void expressions(String node, String text) {
        for (MatchResult found : EXPRESSION.matcher(text).results().toList())
            if (!ALLOWED.matcher(found.group()).matches() && !isCondition(found.group()))
                wrong(
                        node,
                        "Diagrams of an installation do not use the expression " + found.group(),
                        "Use ${record}, ${sendBack}, ${escalateListener} and ${deadlines.…} as the example does, or compare an answer with a choice"
                                + " of its form, as in ${decision == 'APPROVE'}.");
    }

    /** Whether it compares a field that a form of this diagram asks for with one of its choices. */
    private boolean isCondition(String expression) {
        Matcher condition = CONDITION.matcher(expression);
        return condition.matches()
                && diagram.all(UserTask.class).stream()
                        .anyMatch(task -> choices(task, condition.group(1)).contains(condition.group(2)));
    }

    private void property(String node, String name, String value) {
        if (!PROPERTIES.contains(name)) {
            wrong(
                    node,
                    "There is no property “" + name + "” for diagrams of an installation",
                    "Use " + String.join(", ", PROPERTIES) + ".");
            return;
        }
        Set<String> known = VALUES.get(name);
        if (known != null && !known.contains(value))
            wrong(
                    node,
                    "“" + value + "” is no value of the property “" + name + "”",
                    "Use one of " + String.join(", ", known) + ".");
    }

    private void delegate(String node, Map<String, String> attributes) {
        if (!DELEGATES.contains(attributes.getOrDefault("delegateExpression", "")))
            wrong(
                    node,
                    "A service task does nothing that an installation may let it do",
                    "Let it call " + String.join(" or ", DELEGATES) + ".");
    }

    private void listener(String node, Map<String, String> attributes) {
        if (!"timeout".equals(attributes.get("event"))
                || !"${escalateListener}".equals(attributes.get("delegateExpression")))
            wrong(
                    node,
                    "A listener does something else than to remind",
                    "Let it call ${escalateListener} at the event “timeout”.");
    }

    private void call(String node, String called) {
        if (models.own().noneMatch(each -> each.name().equals(called)))
            wrong(
                    node,
                    "It calls “" + called + "”, which is no diagram that the installation added",
                    "Call a diagram of the folder; those of the release are called by the maps alone.");
        if (models.called(called).contains(diagram))
            wrong(node, "The diagram calls itself, so it begins without an end", "Draw a flow back in the diagram.");
    }

    /** What is caught within the step would let it go on as if it had not ended. */
    private void thrown(String node, Element definition) {
        String event = definition.getParentNode().getLocalName();
        if (!event.equals("endEvent") && (diagram.own() || !event.equals("boundaryEvent")))
            wrong(node, "An escalation is not thrown by an end event", "Throw it at an end: the map alone catches it.");
    }

    private void escalation(String node, String code) {
        if (!code.equals(REFUSED) && !code.equals(Diagram.SENT_BACK))
            wrong(
                    node,
                    "No map catches the escalation “" + code + "”",
                    "Throw “" + REFUSED + "”, which declines the request, “" + Diagram.SENT_BACK
                            + "” after ${sendBack}, or end the step normally.");
    }

    /** A diagram that nothing calls has no place in the flow. */
    private void isCalled() {
        boolean called = models.folder().values().stream()
                .flatMap(each -> each.all(CallActivity.class).stream())
                .anyMatch(call -> diagram.name().equals(call.getCalledElement()));
        if (!called)
            report.accept(new Finding(
                    diagram.file(),
                    "",
                    "No diagram of the folder calls it, so the step never begins",
                    "Add a copy of supportRequest.bpmn, and in it a call at an open place."));
    }

    private void offices(UserTask task) {
        for (String group : StepRules.offices(task))
            if (Role.ofGroup(group).filter(NO_OFFICES::contains).isPresent())
                wrong(
                        task.getId(),
                        "An installation gives no task to " + group
                                + ": what an agency or an expert is asked passes the NCB (Annex §1.1)",
                        "Name an office of an NCB, of the General Secretariat or of the wildlife team.");
    }

    private void fourEyes(UserTask task) {
        Set<String> known = models.used(StepFacts.FOUR_EYES);
        known.removeIf(part -> part.contains(":"));
        List<String> kept = StepFacts.values(task, StepFacts.FOUR_EYES);
        if (kept.isEmpty() && choices(task, "decision").size() > 1)
            wrong(
                    task.getId(),
                    "The task decides, and may be done by who wrote what it decides on",
                    "Add the property “fourEyes”: “author” for the request, or <diagram>/<task> for the answers to a task.");
        for (String part : kept)
            if (!known.contains(part) && !models.recorded().contains(part))
                wrong(
                        task.getId(),
                        "No one is known to have written “" + part + "”",
                        "Let “fourEyes” name one of " + String.join(", ", known)
                                + ", or <diagram>/<task> of a recorded task.");
    }

    /** V19: what an officer answers has an effect. */
    private void isRecorded(UserTask task) {
        boolean recorded = Diagram.isRecorded(task)
                && diagram.from(task).stream().allMatch(flow -> isDelegate(flow.getTarget(), Diagram.RECORD));
        if (!recorded)
            wrong(
                    task.getId(),
                    "What is answered is not recorded",
                    "Add the property “note”, and a service task with ${record} directly after the task.");
    }

    /** It goes back for the reason that an officer has just given, so a person is on every way back. */
    private void sendsBack(ServiceTask task) {
        if (!Diagram.SEND_BACK.equals(task.getCamundaDelegateExpression())) return;
        if (StepFacts.values(task, Diagram.SENT_BACK).isEmpty())
            wrong(
                    task.getId(),
                    "It does not say to which status the case goes back",
                    "Add the property “" + Diagram.SENT_BACK + "” with one of "
                            + String.join(", ", VALUES.get(Diagram.SENT_BACK)) + ".");
        if (!diagram.to(task).stream().allMatch(flow -> hasRecorded(flow.getSource())))
            wrong(
                    task.getId(),
                    "The case goes back without an answer that was just recorded",
                    "Let it follow after ${record} and an exclusive gateway.");
        if (!diagram.from(task).stream().allMatch(flow -> Diagram.isSentBack(flow.getTarget())))
            wrong(
                    task.getId(),
                    "The case was sent back, and the step goes on",
                    "Let it lead to an end event with the escalation “" + Diagram.SENT_BACK + "”.");
    }

    private boolean hasRecorded(FlowNode before) {
        return isDelegate(before, Diagram.RECORD)
                || before instanceof ExclusiveGateway
                        && diagram.to(before).stream().allMatch(flow -> isDelegate(flow.getSource(), Diagram.RECORD));
    }

    private void wasSentBack(EndEvent end) {
        if (Diagram.isSentBack(end)
                && !diagram.to(end).stream().allMatch(flow -> isDelegate(flow.getSource(), Diagram.SEND_BACK)))
            wrong(
                    end.getId(),
                    "The map leads back a case that was not sent back",
                    "Put a service task with ${sendBack} directly before it.");
    }

    private static boolean isDelegate(FlowNode node, String delegate) {
        return node instanceof ServiceTask task && delegate.equals(task.getCamundaDelegateExpression());
    }

    /** NCB and agency read the note: so it has choices only, no words of INTERPOL that have not passed the channel (V15). */
    private void tells(UserTask task) {
        if (!StepFacts.values(task, "tells").isEmpty()
                && StepFacts.values(task, "readers").contains(INTERPOL_ALONE))
            wrong(
                    task.getId(),
                    "The timeline tells an answer that INTERPOL alone reads",
                    "Leave out “tells”, or let both bureaus read the answers.");
        for (String answer : StepFacts.values(task, "tells"))
            if (choices(task, answer).isEmpty())
                wrong(
                        task.getId(),
                        "The timeline cannot tell “" + answer + "”, which is no choice of the form",
                        "Let “tells” name fields with choices: agencies read the timeline, and free text passes the channel first.");
    }

    /** The places that are open are steps of the case as a whole, which have no event of a capability. */
    private void event(UserTask task) {
        if (StepFacts.values(task, "event").isEmpty())
            wrong(
                    task.getId(),
                    "The timeline does not say that the task was done",
                    "Add the property “event” with " + EventKind.STEP_COMPLETED + ".");
    }

    private Set<String> choices(UserTask task, String field) {
        Set<String> choices = new TreeSet<>();
        FormDefinition form = models.ownForms().get(task.getCamundaFormRef());
        if (form == null) return choices;
        for (JsonNode component : form.components())
            if (component.path("key").asText().equals(field))
                component
                        .path("values")
                        .forEach(choice -> choices.add(choice.path("value").asText()));
        return choices;
    }

    private void wrong(String node, String found, String remedy) {
        report.accept(new Finding(diagram.file(), node, found, remedy));
    }

    private static Set<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sorted(String words) {
        return new TreeSet<>(Set.of(words.split(" ")));
    }
}
