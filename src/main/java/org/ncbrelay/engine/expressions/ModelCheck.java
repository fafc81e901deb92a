package org.ncbrelay.engine.expressions;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.DTD;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a model with an element or attribute that is not listed here, before any part of the engine reads it: when it is deployed, and
 * again when the engine loads it from the database. So whatever else the engine understands is refused: script tasks, class names,
 * connectors, mail and shell tasks, listeners and form handlers by class, templates of forms, other languages than FEEL. A new diagram that
 * needs another word adds it here, once it is clear that the word runs nothing.
 */
public final class ModelCheck implements Deployer {
    private static final XMLInputFactory XML = xml();

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
                    + " intermediateThrowEvent compensateEventDefinition association"
                    + " boundaryEvent userTask serviceTask sendTask businessRuleTask receiveTask callActivity subProcess"
                    + " exclusiveGateway parallelGateway eventBasedGateway sequenceFlow incoming outgoing conditionExpression"
                    + " multiInstanceLoopCharacteristics error errorEventDefinition escalation escalationEventDefinition message messageEventDefinition"
                    + " terminateEventDefinition timerEventDefinition timeDate timeCycle timeDuration"),
            CAMUNDA,
            words(
                    "taskListener executionListener failedJobRetryTimeCycle in out inputOutput inputParameter outputParameter"
                            + " properties property"),
            DMN,
            words("definitions decision decisionTable description input inputExpression inputEntry output outputEntry"
                    + " rule text"));

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "",
            words("id name sourceRef targetRef default attachedToRef cancelActivity calledElement isExecutable"
                    + " targetNamespace exporter exporterVersion errorCode errorRef escalationCode escalationRef messageRef isSequential"
                    + " triggeredByEvent isInterrupting isForCompensation associationDirection delegateExpression event source sourceExpression target businessKey value"
                    + " namespace label typeRef hitPolicy"),
            CAMUNDA,
            words("delegateExpression resultVariable asyncBefore asyncAfter calledElementBinding collection"
                    + " elementVariable assignee candidateGroups dueDate priority formRef formRefBinding decisionRef"
                    + " decisionRefBinding mapDecisionResult historyTimeToLive isStartableInTasklist versionTag"),
            CAMUNDA_OF_DECISIONS,
            words("historyTimeToLive versionTag"),
            TYPES,
            words("type schemaLocation"),
            MODELER,
            words("executionPlatform executionPlatformVersion"));

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().forEach((name, resource) -> check(name, resource.getBytes()));
    }

    /** @throws NotValidException naming the resource and the word */
    public static void check(String name, byte[] content) {
        if (name.endsWith(".form")) return;
        if (!name.endsWith(".bpmn") && !name.endsWith(".dmn"))
            throw new NotValidException(name + " is no diagram, decision table or form.");
        try {
            XMLEventReader events = XML.createXMLEventReader(new ByteArrayInputStream(content));
            while (events.hasNext()) check(name, events.nextEvent());
        } catch (XMLStreamException broken) {
            throw new NotValidException(name + " is no well-formed XML.", broken);
        }
    }

    private static void check(String name, XMLEvent event) {
        if (event instanceof DTD) throw new NotValidException(name + " declares a document type.");
        if (event instanceof StartElement element) checkElement(name, element);
    }

    private static void checkElement(String name, StartElement element) {
        QName word = element.getName();
        if (DRAWING.contains(word.getLocalPart())) return;
        if (!knows(ELEMENTS, word)) throw refusal(name, word, null);
        for (Iterator<Attribute> attributes = element.getAttributes(); attributes.hasNext(); ) {
            QName attribute = attributes.next().getName();
            if (!knows(ATTRIBUTES, attribute)) throw refusal(name, word, attribute);
        }
    }

    private static boolean knows(Map<String, Set<String>> words, QName name) {
        return Optional.ofNullable(words.get(name.getNamespaceURI()))
                .filter(known -> known.contains(name.getLocalPart()))
                .isPresent();
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    private static NotValidException refusal(String name, QName element, QName attribute) {
        String where = attribute == null ? "" : "the attribute " + attribute.getLocalPart() + " of ";
        return new NotValidException("Models of the relay do not use " + where + element.getLocalPart() + ", as " + name
                + " does at " + (attribute == null ? element : attribute) + '.');
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }
}
