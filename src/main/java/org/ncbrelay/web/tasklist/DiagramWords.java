package org.ncbrelay.web.tasklist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Diagrams with their labels in a reader's language: tasks are called as in {@code forms_*.json}, all else as in
 * {@code diagrams_*.json}. A label that no file knows stays English; so does the whole of a diagram in a language without files.
 */
@Component
public class DiagramWords {
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String LABEL = "name";

    private final Map<String, Map<String, String>> words =
            FormWords.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), DiagramWords::labels));
    private final Map<String, byte[]> translated = new ConcurrentHashMap<>();

    /**
     * The diagram of a process as we drew it, as BPMN 2.0 XML in UTF-8; empty if there is none.
     *
     * @param language ISO 639-1
     */
    public Optional<byte[]> diagram(String process, String language) {
        ClassPathResource drawn = new ClassPathResource("bpmn/" + process + ".bpmn");
        if (!drawn.exists()) return Optional.empty();
        return Optional.of(
                translated.computeIfAbsent(language + " " + process, none -> translate(read(drawn), language)));
    }

    /**
     * Any diagram with the labels that we know in another language.
     *
     * @param bpmn BPMN 2.0 XML
     * @throws IllegalStateException if it is not
     */
    byte[] translate(byte[] bpmn, String language) {
        Map<String, String> known = words(language);
        if (known.isEmpty()) return bpmn;
        try {
            Document diagram = secure().newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
            NodeList elements = diagram.getElementsByTagNameNS(MODEL, "*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                String label = known.get(element.getAttribute(LABEL));
                if (label != null) element.setAttribute(LABEL, label);
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(diagram), new StreamResult(text));
            return text.toByteArray();
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException broken) {
            throw new IllegalStateException("This is no diagram.", broken);
        }
    }

    /** Each label that has a translation, with it. */
    Map<String, String> words(String language) {
        return words.getOrDefault(language, Map.of());
    }

    private static Map<String, String> labels(String language) {
        Map<String, String> all = new HashMap<>(FormWords.read("forms", language));
        all.putAll(FormWords.read("diagrams", language));
        return all;
    }

    private static byte[] read(ClassPathResource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DocumentBuilderFactory secure() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }
}
