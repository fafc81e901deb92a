package org.ncbrelay.engine.expressions;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
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
 * Refuses a model with a word outside {@link ModelVocabulary}, before any part of the engine reads it: when it is deployed, and again
 * when the engine loads it from the database.
 */
final class ModelCheck implements Deployer {
    private static final XMLInputFactory XML = xml();

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().forEach((name, resource) -> check(name, resource.getBytes()));
    }

    /** @throws NotValidException naming the resource and the word */
    static void check(String name, byte[] content) {
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
        if (ModelVocabulary.isDrawing(word)) return;
        if (!ModelVocabulary.knowsElement(word)) throw refusal(name, word, null);
        for (Iterator<Attribute> attributes = element.getAttributes(); attributes.hasNext(); ) {
            QName attribute = attributes.next().getName();
            if (!ModelVocabulary.knowsAttribute(attribute)) throw refusal(name, word, attribute);
        }
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
