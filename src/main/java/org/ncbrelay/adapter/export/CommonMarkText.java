package org.ncbrelay.adapter.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.output.Defanged;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.port.FormattedText;
import org.springframework.stereotype.Component;

/**
 * The tree of commonmark-java, narrowed to what the editor of reports has ({@code src/main/editor}): HTML, code and foreign pictures become the
 * text that was typed for them, before anything is made of the tree.
 */
@Component("formattedText")
class CommonMarkText implements FormattedText {
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");
    private static final Pattern PICTURE = Pattern.compile("picture:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:)\\S+");
    /** What means something in Markdown, wherever it stands. */
    private static final Pattern MARKS = Pattern.compile("[!-/:-@\\[-`{-~]");

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class))
            .build();
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .extensions(TABLES)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    /** The direction of each part is that of its own first letter. */
    private static final HtmlRenderer PAGE = renderer(node -> "auto", picture -> "/pictures/" + picture);

    /** @param pictures the address of each */
    private static HtmlRenderer renderer(Function<Node, String> direction, Function<UUID, String> pictures) {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
                .softbreak("<br />\n")
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    attributes.keySet().retainAll(Set.of("href", "start", "alt"));
                    if (node instanceof Image image) attributes.put("src", pictures.apply(idOf(image)));
                    // A wide table is scrolled, with the keys too.
                    if (tag.equals("table")) attributes.put("tabindex", "0");
                    if (tag.equals("a")) attributes.put("rel", "noopener noreferrer nofollow");
                    if (Set.of("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6")
                            .contains(tag)) attributes.put("dir", direction.apply(node));
                })
                .build();
    }

    @Override
    public void check(String field, String markdown) {
        each(PARSER.parse(markdown), node -> {
            if (node instanceof Image image
                    && (idOf(image) == null || wordsOf(image).isBlank()))
                throw new Refusal.Invalid(
                        field,
                        "wrong.picture",
                        "must have no pictures but those that were added to the report, each with a description");
            if (node instanceof Link link
                    && !ADDRESS.matcher(link.getDestination()).matches())
                throw new Refusal.Invalid(
                        field, "wrong.link", "has a link that begins with none of http://, https:// and mailto:");
        });
    }

    @Override
    public String markdown(String typed) {
        // A line that begins with a blank would be code, or belong to the list above it.
        return typed.lines()
                .map(line -> MARKS.matcher(line.strip()).replaceAll("\\\\$0"))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<UUID> pictures(String markdown) {
        Set<UUID> ids = new LinkedHashSet<>();
        each(narrowed(markdown), node -> {
            if (node instanceof Image image) ids.add(idOf(image));
        });
        return List.copyOf(ids);
    }

    @Override
    public String plain(String markdown) {
        Node text = narrowed(markdown);
        each(text, node -> {
            if (node instanceof Image image)
                replace(image, "[Picture: " + wordsOf(image).strip() + "]");
        });
        return PLAIN.render(withAddresses(text, UnaryOperator.identity())).strip();
    }

    @Override
    public List<String> parts(String markdown, int level) {
        List<String> parts = new ArrayList<>();
        for (Node part = below(level, narrowed(markdown)).getFirstChild(); part != null; part = part.getNext())
            parts.add(PAGE.render(part));
        return parts;
    }

    /**
     * For print, as XHTML: addresses are defanged and stand behind the words of their links, which lead nowhere. Pictures are in it as
     * {@code picture:<id>}; one that its reader does not see is not.
     *
     * @param level of the heading above it
     */
    public String print(String markdown, int level, List<Picture> pictures) {
        Set<UUID> seen = pictures.stream().map(Picture::id).collect(Collectors.toSet());
        Node text = narrowed(markdown);
        each(text, node -> {
            if (node instanceof Image image && !seen.contains(idOf(image)))
                replace(image, "[Picture: " + wordsOf(image) + "]");
        });
        Function<Node, String> direction =
                node -> PdfDocument.Line.of(PLAIN.render(node)).direction();
        return renderer(direction, picture -> "picture:" + picture)
                .render(below(level, withAddresses(text, CommonMarkText::printable)));
    }

    /** Null if it is none of ours. */
    private static UUID idOf(Image image) {
        Matcher id = PICTURE.matcher(image.getDestination());
        return id.matches() ? UUID.fromString(id.group(1)) : null;
    }

    private static String wordsOf(Node node) {
        StringBuilder said = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                said.append(text.getLiteral());
            }
        });
        return said.toString();
    }

    private static String printable(String words) {
        return PdfDocument.Line.of(Defanged.text(words)).text();
    }

    private static Node narrowed(String markdown) {
        Node text = PARSER.parse(markdown);
        each(text, node -> {
            if (node instanceof HtmlInline html) replace(node, html.getLiteral());
            if (node instanceof Code code) replace(node, '`' + code.getLiteral() + '`');
            if (node instanceof Image image && idOf(image) == null) replace(node, "!(" + image.getDestination() + ')');
        });
        return text;
    }

    private static Node below(int level, Node text) {
        each(text, node -> {
            if (node instanceof Heading heading) heading.setLevel(Math.min(6, level + heading.getLevel()));
        });
        return text;
    }

    /** @param words how the words of the text are written */
    private static Node withAddresses(Node text, UnaryOperator<String> words) {
        each(text, node -> {
            if (!(node instanceof Link link)) return;
            String said = wordsOf(link);
            Node last = link;
            for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
                last.insertAfter(child);
                last = child;
            }
            if (!link.getDestination().equals(said)) last.insertAfter(new Text(" (" + link.getDestination() + ")"));
            link.unlink();
        });
        each(text, node -> {
            if (node instanceof Text one) one.setLiteral(words.apply(one.getLiteral()));
        });
        return text;
    }

    private static void replace(Node node, String words) {
        node.insertBefore(new Text(words));
        node.unlink();
    }

    /** Every node below, listed first: the act may move it. */
    private static void each(Node root, Consumer<Node> act) {
        List<Node> nodes = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) nodes.add(child);
                super.visitChildren(parent);
            }
        });
        nodes.forEach(act);
    }
}
