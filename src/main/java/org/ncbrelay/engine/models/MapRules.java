package org.ncbrelay.engine.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.w3c.dom.Element;

/**
 * An installation's version of a map of the release: it has all that the release drew, unchanged, and more only on the flows that are open.
 * A case goes back only to where it has passed. So whatever way it takes, it passes each boundary that it passes in the release (Annex 1.1,
 * 1.2).
 */
final class MapRules {
    /**
     * A flow of the release that an added call or gateway divides.
     *
     * @param words    where it is
     * @param status   of a case that comes there
     * @param earliest to which a step there may send it back: not over the record (Annex 1.1), nor from support to triage (our default)
     */
    private record Place(String words, CaseStatus status, CaseStatus earliest) {
        Place(String words, CaseStatus status) {
            this(words, status, status);
        }
    }

    /** By the ids of the flows. */
    private static final Map<String, Map<String, Place>> OPEN = Map.of(
            "supportRequest",
            new TreeMap<>(Map.of(
                    "Flow_Acknowledgment_Acknowledged",
                    new Place("after the acknowledgment", CaseStatus.ACKNOWLEDGED),
                    "Flow_HandlingBegun_Recording",
                    new Place("before the record", CaseStatus.ACKNOWLEDGED),
                    "Flow_Recording_Triage",
                    new Place("before triage", CaseStatus.RECORDED),
                    "Flow_Triage_BeforeSupport",
                    new Place("before support", CaseStatus.IN_SUPPORT, CaseStatus.RECORDED),
                    "Flow_BeforeSupport_Support",
                    new Place("before each round of support", CaseStatus.IN_SUPPORT),
                    "Flow_Support_AnythingDelivered",
                    new Place("after support", CaseStatus.IN_SUPPORT),
                    "Flow_AnythingDelivered_Closure",
                    new Place("before closing", CaseStatus.IN_SUPPORT),
                    "Flow_AnythingDelivered_ClosureWithoutDelivery",
                    new Place("before closing without a delivery", CaseStatus.IN_SUPPORT))));

    private static final Set<String> BEFORE_THE_RECORD =
            Set.of("Flow_Acknowledgment_Acknowledged", "Flow_HandlingBegun_Recording");

    private static final Set<String> ENDS_OF_FLOWS = Set.of("sourceRef", "targetRef");

    private final Diagram map;
    private final Diagram released;
    private final Models models;
    private final Consumer<Finding> report;
    private final Map<String, Place> open;

    /** What was added on open flows, by id. */
    private final Map<String, Place> places = new TreeMap<>();

    MapRules(Diagram map, Models models, Consumer<Finding> report) {
        this.map = map;
        this.released = models.released().get(map.name());
        this.models = models;
        this.report = report;
        this.open = OPEN.getOrDefault(map.name(), Map.of());
    }

    static boolean hasOpenPlaces(Diagram map) {
        return OPEN.containsKey(map.name());
    }

    void check() {
        if (!hasOpenPlaces(map)) {
            report.accept(new Finding(
                    map.file(),
                    "",
                    "The release has a diagram of this name, in which no place is open",
                    "Rename yours, and call it in a copy of " + String.join(", ", OPEN.keySet()) + ".bpmn."));
            return;
        }
        Map<String, Element> ours = elements(released);
        Map<String, Element> theirs = elements(map);
        Set<String> added = new TreeSet<>(theirs.keySet());
        added.removeAll(ours.keySet());
        ours.forEach((id, element) -> unchanged(id, element, theirs.get(id)));
        for (String flow : open.keySet()) follow(flow, added);
        for (CallActivity call : map.all(CallActivity.class)) if (places.containsKey(call.getId())) wayBack(call);
        for (Escalation escalation : map.all(Escalation.class))
            if (added.contains(escalation.getId()) && Diagram.SENT_BACK.equals(escalation.getEscalationCode()))
                add(escalation, null);
        added.removeAll(places.keySet());
        for (String id : added) outOfPlace(id);
    }

    private void unchanged(String id, Element ours, Element theirs) {
        if (theirs == null)
            wrong(id, label(released, id) + " of the release is missing", "Put it back as it is in the release.");
        else if (!content(ours).equals(content(theirs)))
            wrong(
                    id,
                    label(released, id) + " is not as in the release",
                    "Leave it as it is; add steps at open places only.");
        else if (!open.containsKey(id))
            for (String end : ENDS_OF_FLOWS)
                if (!ours.getAttribute(end).equals(theirs.getAttribute(end))) bypass(id, ours, theirs, end);
    }

    private void bypass(String flow, Element ours, Element theirs, String end) {
        wrong(
                flow,
                "The flow " + (end.equals("targetRef") ? "leads to " : "begins at ")
                        + label(map, theirs.getAttribute(end)) + ", and not as in the release "
                        + (end.equals("targetRef") ? "to " : "at ") + label(released, ours.getAttribute(end))
                        + ": a case could pass a step of the Annex by",
                "Draw it as in the release. " + places());
    }

    /** What was added on an open flow, from its beginning to the node to which it led. */
    private void follow(String open, Set<String> added) {
        SequenceFlow flow = map.model().getModelElementById(open);
        SequenceFlow release = released.model().getModelElementById(open);
        if (release == null)
            wrong(
                    open,
                    "The map of the release has no such flow, and it is named as the open place "
                            + this.open.get(open).words(),
                    "This is a mistake of the release: report it, and add no step there.");
        if (flow == null || release == null) return;
        if (!flow.getSource().getId().equals(release.getSource().getId()))
            bypass(open, xml(released, open), xml(map, open), "sourceRef");
        while (added.contains(flow.getTarget().getId())
                && !places.containsKey(flow.getTarget().getId())) {
            FlowNode node = flow.getTarget();
            place(node, open);
            if (map.from(node).size() != 1) return;
            flow = map.from(node).get(0);
            add(flow, this.open.get(open));
        }
        if (!flow.getTarget().getId().equals(release.getTarget().getId()))
            wrong(
                    flow.getId(),
                    "The flow leads to " + label(map, flow.getTarget().getId()) + " around "
                            + label(released, release.getTarget().getId()),
                    "Let it lead to " + label(released, release.getTarget().getId())
                            + ", as in the release: no step of the Annex is left out.");
    }

    private void place(FlowNode node, String open) {
        add(node, this.open.get(open));
        if (node instanceof ExclusiveGateway && map.from(node).size() == 1) return;
        if (!(node instanceof CallActivity call))
            wrong(
                    node.getId(),
                    "Only calls, and gateways to which a case goes back, are added to a map",
                    "Draw it in a diagram of your own, and call that one here.");
        else if (BEFORE_THE_RECORD.contains(open)) early(node.getId(), call.getCalledElement());
    }

    /** With what is in it. */
    private void add(BaseElement element, Place place) {
        Element added = xml(map, element.getId());
        new OwnRules(map, models, report).judge(added, "");
        Map<String, Element> inside = new TreeMap<>();
        collect(added, inside);
        for (String id : inside.keySet()) places.put(id, place);
    }

    /** A step that sends the case back ends at the border of its call, from where one flow leads to a gateway that was passed. */
    private void wayBack(CallActivity call) {
        Set<String> statuses = models.sentBack(call.getCalledElement());
        List<BoundaryEvent> border = map.all(BoundaryEvent.class).stream()
                .filter(event -> call.equals(event.getAttachedTo()))
                .toList();
        if (statuses.isEmpty()) return;
        if (border.size() != 1
                || !border.get(0).cancelActivity()
                || !Diagram.isSentBack(border.get(0))
                || map.from(border.get(0)).size() != 1) {
            wrong(
                    call.getId(),
                    label(map, call.getId()) + " sends the case back, and the map does not say where to",
                    "Draw one interrupting event with the escalation “" + Diagram.SENT_BACK
                            + "” at its border, and a flow" + " from there to a gateway before the earlier step.");
            return;
        }
        SequenceFlow flow = map.from(border.get(0)).get(0);
        FlowNode gateway = flow.getTarget();
        Place here = places.get(call.getId());
        Place there = places.get(gateway.getId());
        add(border.get(0), here);
        add(flow, here);
        if (!(gateway instanceof ExclusiveGateway)
                || there == null
                || there.status().compareTo(here.earliest()) < 0
                || !gateway.getParentElement().equals(call.getParentElement())
                || !new FlowRules(map, models, report).passes(gateway, call))
            wrong(
                    flow.getId(),
                    "The flow leads to " + label(map, gateway.getId())
                            + ": a case could pass a step of the Annex by, or go back over its record or from support to triage",
                    "Let it lead to a gateway that you add before the call at an open place, on the same side of the record and"
                            + " of support.");
        else if (!statuses.equals(Set.of(there.status().name())))
            wrong(
                    border.get(0).getId(),
                    label(map, call.getId()) + " sends the case back to " + String.join(", ", statuses)
                            + ", and the flow leads there where its status is " + there.status(),
                    "Set the property “" + Diagram.SENT_BACK + "” to " + there.status()
                            + ", or let the flow lead elsewhere.");
    }

    /** Annex 1.1, V17: until a case is recorded, of INTERPOL only the General Secretariat's duty officers have it. */
    private void early(String node, String called) {
        for (Diagram diagram : models.called(called))
            for (UserTask task : diagram.all(UserTask.class))
                for (String group : StepRules.offices(task))
                    if (StepRules.ofInterpol(group) && !group.equals(Role.GS_OFFICER.group()))
                        wrong(
                                node,
                                diagram.at(task) + " is of " + group
                                        + ", who do not see a case before its record (Annex §1.1)",
                                "Call it after the record, or give the task to an NCB or to gs-officers.");
    }

    private void outOfPlace(String id) {
        wrong(
                id,
                label(map, id) + " is added where the map is not open, so a case could pass a step of the Annex by",
                places());
    }

    private String places() {
        return "Add a call on one of the open flows: "
                + open.values().stream().map(Place::words).collect(Collectors.joining(", ")) + ".";
    }

    /** What has an id, but for the drawing. */
    private static Map<String, Element> elements(Diagram diagram) {
        Map<String, Element> elements = new TreeMap<>();
        collect(diagram.xml(), elements);
        return elements;
    }

    private static void collect(Element element, Map<String, Element> elements) {
        if (element.getLocalName().equals("BPMNDiagram")) return;
        if (element.hasAttribute("id")) elements.put(element.getAttribute("id"), element);
        Diagram.children(element).forEach(child -> collect(child, elements));
    }

    private static Element xml(Diagram diagram, String id) {
        return elements(diagram).get(id);
    }

    /** What an element says itself: attributes, text, what in it has no id, and of which element it is a part. */
    private static List<String> content(Element element) {
        List<String> content = new ArrayList<>();
        content.add(element.getLocalName());
        // The file as a whole names the program that saved it.
        if (!element.getLocalName().equals("definitions"))
            Diagram.attributes(element).forEach((name, value) -> {
                if (!ENDS_OF_FLOWS.contains(name)) content.add(name + "=" + value);
            });
        List<Element> inside = Diagram.children(element);
        if (inside.isEmpty()) content.add(element.getTextContent().strip());
        for (Element child : inside)
            if (!child.hasAttribute("id") && !Set.of("incoming", "outgoing").contains(child.getLocalName()))
                content.addAll(content(child));
        if (element.getParentNode() instanceof Element around && element.hasAttribute("id"))
            content.add("in " + around.getAttribute("id"));
        return content;
    }

    private static String label(Diagram diagram, String id) {
        Object element = diagram.model().getModelElementById(id);
        String name = element instanceof FlowElement named ? named.getName() : null;
        return "“" + (name == null || name.isBlank() ? id : name) + "”";
    }

    private void wrong(String node, String found, String remedy) {
        report.accept(new Finding(map.file(), node, found, remedy));
    }
}
