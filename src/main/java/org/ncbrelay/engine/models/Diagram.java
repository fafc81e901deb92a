package org.ncbrelay.engine.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ncbrelay.engine.StepFacts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/**
 * One diagram.
 *
 * @param name of its file, without the ending
 * @param own  whether the installation drew it; its version of a map of the release is not its own
 */
record Diagram(String name, boolean own, BpmnModelInstance model) {
    /** The delegate that stores the answers to the form of the task before it. */
    static final String RECORD = "${record}";

    /** The delegate that sends the case back. */
    static final String SEND_BACK = "${sendBack}";

    /** The property that says to which status, and the escalation with which the diagram then ends: the map leads back. */
    static final String SENT_BACK = "sentBack";

    String file() {
        return name + ".bpmn";
    }

    Process process() {
        return all(Process.class).get(0);
    }

    <T extends ModelElementInstance> List<T> all(Class<T> type) {
        return List.copyOf(model.getModelElementsByType(type));
    }

    /** The flows that begin at a node, as the engine reads them: what a node says of its flows does not count. */
    List<SequenceFlow> from(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    /** The flows that end at a node. */
    List<SequenceFlow> to(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getTarget()))
                .toList();
    }

    /** The file as plain XML. */
    Element xml() {
        return ((Document) model.getDocument().getDomSource().getNode()).getDocumentElement();
    }

    static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** By their names without prefix. */
    static Map<String, String> attributes(Element element) {
        NamedNodeMap nodes = element.getAttributes();
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < nodes.getLength(); i++)
            attributes.put(nodes.item(i).getLocalName(), nodes.item(i).getNodeValue());
        return attributes;
    }

    /** {@code <diagram>/<task>} */
    String at(UserTask task) {
        return name + '/' + task.getId();
    }

    /** Whether the answers to a task are recorded as they are; its note says so. */
    static boolean isRecorded(UserTask task) {
        return !StepFacts.values(task, "note").isEmpty();
    }

    /** Whether an event throws or catches the escalation of a step that sends the case back. */
    static boolean isSentBack(FlowNode event) {
        return event.getChildElementsByType(EscalationEventDefinition.class).stream()
                .anyMatch(each -> each.getEscalation() != null
                        && SENT_BACK.equals(each.getEscalation().getEscalationCode()));
    }

    Finding finding(BaseElement node, String found, String remedy) {
        return new Finding(file(), node.getId(), found, remedy);
    }
}
