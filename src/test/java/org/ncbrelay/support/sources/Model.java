package org.ncbrelay.support.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A diagram or decision table as it stands in {@code bpmn/}: plain XML, read without an engine. */
public record Model(String name, Document document) {
    public static final Path FOLDER = Path.of("bpmn");

    /** Says who speaks to whom, and is not executed. */
    public static final String OVERVIEW = "overview";

    private static final Pattern NODE = Pattern.compile(
            "bpmn:((start|end|boundary|intermediateCatch|intermediateThrow)Event|\\w*[tT]ask|\\w+Gateway|callActivity|subProcess)");

    /** Those that are executed. */
    public static List<Model> diagrams() {
        return executable().map(Model::read).toList();
    }

    public static Stream<Path> executable() {
        return files(FOLDER, ".bpmn").filter(file -> !name(file).equals(OVERVIEW));
    }

    public static Model overview() {
        return read(FOLDER.resolve(OVERVIEW + ".bpmn"));
    }

    public static List<Model> decisions() {
        return files(FOLDER, ".dmn").map(Model::read).toList();
    }

    /** The files of a folder with this ending, by name. */
    public static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's name without its ending. */
    public static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    /** The elements of one kind at any depth, such as {@code bpmn:userTask}; {@code *} for all. */
    public Stream<Element> all(String tag) {
        return elements(document.getElementsByTagName(tag));
    }

    /** The one element of its kind, such as {@code bpmn:process}. */
    public Element only(String tag) {
        List<Element> found = all(tag).toList();
        if (found.size() != 1) throw new IllegalStateException(name + " has " + found.size() + " of " + tag);
        return found.get(0);
    }

    /** {@code <diagram>/<id>}, to name what is wrong; an element without an id is named by the one around it. */
    public String at(Element element) {
        Element named = element;
        while (named.getAttribute("id").isEmpty()) named = (Element) named.getParentNode();
        return name + "/" + named.getAttribute("id");
    }

    /** Events, tasks, gateways, calls and sub-processes at any depth. */
    public Stream<Element> nodes() {
        return all("*").filter(Model::isNode);
    }

    public static boolean isNode(Element element) {
        return NODE.matcher(element.getTagName()).matches();
    }

    /** What {@code documentation} says of an element; empty if it has none. */
    public static String documentation(Element element) {
        return children(element, "bpmn:documentation")
                .map(Element::getTextContent)
                .collect(Collectors.joining("\n"));
    }

    /** The children of an element, of one kind. */
    public static Stream<Element> children(Element parent, String tag) {
        return elements(parent.getChildNodes())
                .filter(child -> tag.equals("*") || child.getTagName().equals(tag));
    }

    /** An extension property of an element itself; empty if it has none of this name. */
    public static Optional<String> property(Element element, String name) {
        return children(element, "bpmn:extensionElements")
                .flatMap(elements -> children(elements, "camunda:properties"))
                .flatMap(properties -> children(properties, "camunda:property"))
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst();
    }

    /** All values of attributes and all texts, in which the expressions are. */
    public Stream<String> expressions() {
        return all("*").flatMap(it -> Stream.concat(
                IntStream.range(0, it.getAttributes().getLength())
                        .mapToObj(i -> it.getAttributes().item(i).getNodeValue()),
                children(it, "*").findAny().isEmpty() ? Stream.of(it.getTextContent()) : Stream.empty()));
    }

    private static Model read(Path file) {
        try {
            return new Model(
                    name(file),
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (Exception e) {
            throw new IllegalStateException(file + " is no XML", e);
        }
    }

    public static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
