package org.ncbrelay.engine.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ncbrelay.domain.Role;
import org.w3c.dom.Element;

/**
 * An installation's version of a map of the release: it has all that the release drew, unchanged, and more only on the flows that are open.
 * So whatever way a case takes, it passes each boundary that it passes in the release (Annex 1.1, 1.2).
 */
final class MapRules {
    /** Where a call can be added: the flow of the release that it divides, and what follows it. */
    private static final Map<String, Map<String, String>> OPEN = Map.of(
            "supportRequest",
            new TreeMap<>(Map.of(
                    "Flow_Acknowledgment_Acknowledged", "after the acknowledgment",
                    "Flow_HandlingBegun_Recording", "before the record",
                    "Flow_Triage_BeforeSupport", "before support",
                    "Flow_BeforeSupport_Support", "before each round of support",
                    "Flow_Support_AnythingDelivered", "after support",
                    "Flow_AnythingDelivered_Closure", "before closing",
                    "Flow_AnythingDelivered_ClosureWithoutDelivery", "before closing without a delivery")));

    private static final Set<String> BEFORE_THE_RECORD =
            Set.of("Flow_Acknowledgment_Acknowledged", "Flow_HandlingBegun_Recording");

    private static final Set<String> ENDS_OF_FLOWS = Set.of("sourceRef", "targetRef");

    private final Diagram map;
    private final Diagram released;
    private final Models models;
    private final Consumer<Finding> report;
    private final Map<String, String> open;

    MapRules(Diagram map, Models models, Consumer<Finding> report) {
        this.map = map;
        this.released = models.released().get(map.name());
        this.models = models;
        this.report = report;
        this.open = OPEN.getOrDefault(map.name(), Map.of());
    }

    void check() {
        if (open.isEmpty()) {
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
        for (String flow : open.keySet()) added.removeAll(passed(flow, added));
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

    /** What was added on an open flow, followed from its beginning to the node to which it led. */
    private Set<String> passed(String open, Set<String> added) {
        Set<String> passed = new TreeSet<>();
        SequenceFlow before = map.model().getModelElementById(open);
        SequenceFlow release = released.model().getModelElementById(open);
        if (before == null) return passed;
        if (!before.getSource().getId().equals(release.getSource().getId()))
            bypass(open, xml(released, open), xml(map, open), "sourceRef");
        SequenceFlow flow = before;
        while (added.contains(flow.getTarget().getId())
                && passed.add(flow.getTarget().getId())) {
            FlowNode node = flow.getTarget();
            place(node, open);
            if (map.from(node).size() != 1) return passed;
            flow = map.from(node).get(0);
            passed.add(flow.getId());
        }
        if (!flow.getTarget().getId().equals(release.getTarget().getId()))
            wrong(
                    flow.getId(),
                    "The flow leads to " + label(map, flow.getTarget().getId()) + " around "
                            + label(released, release.getTarget().getId()),
                    "Let it lead to " + label(released, release.getTarget().getId())
                            + ", as in the release: no step of the Annex is left out.");
        return passed;
    }

    private void place(FlowNode node, String open) {
        if (!(node instanceof CallActivity call)) {
            wrong(
                    node.getId(),
                    "Only calls are added to a map",
                    "Draw it in a diagram of your own, and call that one here.");
            return;
        }
        new OwnRules(map, models, report).judge(xml(map, node.getId()), "");
        if (BEFORE_THE_RECORD.contains(open)) early(node.getId(), call.getCalledElement(), new TreeSet<>());
    }

    /** Annex 1.1, V17: until a case is recorded, of INTERPOL only the General Secretariat's duty officers have it. */
    private void early(String node, String called, Set<String> seen) {
        Diagram diagram = models.folder().get(called);
        if (diagram == null || !seen.add(called)) return;
        for (UserTask task : diagram.all(UserTask.class))
            for (String group : StepRules.offices(task))
                if (StepRules.ofInterpol(group) && !group.equals(Role.GS_OFFICER.group()))
                    wrong(
                            node,
                            diagram.at(task) + " is of " + group
                                    + ", who do not see a case before its record (Annex §1.1)",
                            "Call it after the record, or give the task to an NCB or to gs-officers.");
        for (CallActivity call : diagram.all(CallActivity.class)) early(node, call.getCalledElement(), seen);
    }

    private void outOfPlace(String id) {
        wrong(
                id,
                label(map, id) + " is added where the map is not open, so a case could pass a step of the Annex by",
                places());
    }

    private String places() {
        return "Add a call on one of the open flows: " + String.join(", ", open.values()) + ".";
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
