package org.ncbrelay.web.tasklist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.ncbrelay.web.pages.reader.ModelWords;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Diagrams with their labels in a reader's language. A label without a translation stays English, and so does a diagram in a language
 * that we do not have.
 */
@Component
public class DiagramWords {
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String LABEL = "name";

    private final Map<String, byte[]> translated = new ConcurrentHashMap<>();
    private final MessageSource messages;

    DiagramWords(MessageSource messages) {
        this.messages = messages;
    }

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
    String translate(String bpmn, String language) {
        return new String(translate(bpmn.getBytes(StandardCharsets.UTF_8), language), StandardCharsets.UTF_8);
    }

    /** The same, as bytes in UTF-8. */
    public byte[] translate(byte[] bpmn, String language) {
        Locale locale = PageLanguages.of(language).orElse(Locale.ENGLISH);
        if (locale.equals(Locale.ENGLISH)) return bpmn;
        try {
            Document diagram = secure().newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
            label(diagram.getDocumentElement(), new ModelWords(messages, locale));
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(diagram), new StreamResult(text));
            return text.toByteArray();
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException broken) {
            throw new IllegalStateException("This is no diagram.", broken);
        }
    }

    /** The collaboration or else the process names the keys of all that is in the file. */
    private static void label(Element file, ModelWords words) {
        List<Element> whole = Stream.of("collaboration", "process")
                .map(kind -> elements(file, kind))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        for (Element named : whole) named.setAttribute(LABEL, words.label(id(named), named.getAttribute(LABEL)));
        String prefix = whole.isEmpty() ? "" : id(whole.get(0)) + '/';
        for (Element element : elements(file, "*"))
            if (element.hasAttribute(LABEL) && !whole.contains(element))
                element.setAttribute(LABEL, words.label(prefix + id(element), element.getAttribute(LABEL)));
        for (Element note : elements(file, "textAnnotation"))
            for (Element text : elements(note, "text"))
                text.setTextContent(words.label(prefix + id(note), text.getTextContent()));
        for (Element source : elements(file, "documentation"))
            source.setTextContent(words.source(source.getTextContent()));
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }

    private static List<Element> elements(Element above, String name) {
        NodeList found = above.getElementsByTagNameNS(MODEL, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
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
