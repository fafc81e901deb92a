package org.ncbrelay.engine.expressions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * The elements and attributes that the relay's models are made of. Whatever else the engine understands is refused: script tasks,
 * class names, connectors, mail and shell tasks, listeners and form handlers by class, templates of forms, other languages than FEEL.
 * A new diagram that needs another word adds it here, once it is clear that the word runs nothing.
 */
final class ModelVocabulary {
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String CAMUNDA_OF_DECISIONS = "http://camunda.org/schema/1.0/dmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String TYPES = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    /** Says where things are drawn. The engine reads many an element by its local name alone, so these are listed too. */
    private static final Set<String> DRAWING = words("BPMNDiagram BPMNPlane BPMNShape BPMNEdge BPMNLabel BPMNLabelStyle"
            + " DMNDI DMNDiagram DMNShape DMNEdge DMNLabel Bounds Font waypoint");

    private static final Map<String, Set<String>> ELEMENTS = Map.of(
            BPMN,
            words("definitions process extensionElements documentation startEvent endEvent intermediateCatchEvent"
                    + " boundaryEvent userTask serviceTask businessRuleTask receiveTask callActivity subProcess"
                    + " exclusiveGateway parallelGateway sequenceFlow incoming outgoing conditionExpression"
                    + " multiInstanceLoopCharacteristics error errorEventDefinition message messageEventDefinition"
                    + " terminateEventDefinition timerEventDefinition timeDate timeCycle timeDuration"),
            CAMUNDA,
            words("taskListener executionListener failedJobRetryTimeCycle in out inputOutput inputParameter"
                    + " properties property"),
            DMN,
            words("definitions decision decisionTable description input inputExpression inputEntry output outputEntry"
                    + " rule text"));

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "",
            words("id name sourceRef targetRef default attachedToRef cancelActivity calledElement isExecutable"
                    + " targetNamespace exporter exporterVersion errorCode errorRef messageRef isSequential"
                    + " triggeredByEvent delegateExpression event source sourceExpression target businessKey value"
                    + " namespace label typeRef hitPolicy"),
            CAMUNDA,
            words("delegateExpression expression resultVariable asyncBefore asyncAfter calledElementBinding collection"
                    + " elementVariable candidateGroups dueDate priority formRef formRefBinding decisionRef"
                    + " decisionRefBinding mapDecisionResult historyTimeToLive isStartableInTasklist versionTag"),
            CAMUNDA_OF_DECISIONS,
            words("historyTimeToLive versionTag"),
            TYPES,
            words("type schemaLocation"),
            MODELER,
            words("executionPlatform executionPlatformVersion"));

    private ModelVocabulary() {}

    static boolean isDrawing(QName element) {
        return DRAWING.contains(element.getLocalPart());
    }

    static boolean knowsElement(QName element) {
        return knows(ELEMENTS, element);
    }

    static boolean knowsAttribute(QName attribute) {
        return knows(ATTRIBUTES, attribute);
    }

    private static boolean knows(Map<String, Set<String>> words, QName name) {
        return Optional.ofNullable(words.get(name.getNamespaceURI()))
                .filter(known -> known.contains(name.getLocalPart()))
                .isPresent();
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
