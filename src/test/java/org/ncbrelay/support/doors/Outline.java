package org.ncbrelay.support.doors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What somebody perceives of a page: headings, parts, fields with their labels, buttons, links, headers of tables, and what is said in
 * notes and hints; each line once within its part. The rows of a table are told without their words. References, dates and numbers are masked.
 */
public final class Outline {
    private static final int MOST_OPTIONS = 8;

    private final List<String> lines = new ArrayList<>();
    private final Set<String> parts = new HashSet<>();
    private final Set<String> ofPart = new HashSet<>();

    private Outline() {}

    /** The page without what stands around every page. */
    public static List<String> ofMain(String html) {
        Document page = Jsoup.parse(html);
        Outline outline = new Outline();
        outline.say(0, "title " + page.title());
        outline.within(page.selectFirst("main"), 0);
        return outline.lines;
    }

    /** What stands around every page. */
    public static List<String> ofFrame(String html) {
        Document page = Jsoup.parse(html);
        page.select("main").remove();
        Outline outline = new Outline();
        outline.within(page.body(), 0);
        return outline.lines;
    }

    private void within(Element parent, int depth) {
        if (parent.is("tbody")) rows(parent, depth);
        else
            for (Element each : parent.children()) {
                if (each.is(
                        "[hidden], [aria-hidden=true], script, style, template, svg, datalist, input[type=hidden], option"))
                    continue;
                int below = look(each, depth);
                if (below >= 0) within(each, below);
                // The first box stands for those of all countries.
                if (parent.is(".picker")) break;
            }
    }

    /** What the rows have, without their own words: two rows of one moment are in no order. */
    private void rows(Element table, int depth) {
        Outline rows = new Outline();
        for (Element row : table.children()) rows.within(row, 0);
        rows.lines.stream().map(String::strip).sorted().forEach(line -> say(depth, line));
    }

    /** @return how deep the parts of the element are, or −1 where they are said already */
    private int look(Element it, int depth) {
        String tag = it.normalName();
        if (tag.matches("h[1-6]")) return said(depth, tag + ' ' + name(it), it);
        if (it.is("section, nav, aside, form, fieldset, [role=region], [role=group]") && !name(it).isEmpty())
            return part(depth, tag + ' ' + name(it));
        if (it.is("[role=alert], [role=status], [role=note]")
                && it.select("a, button").isEmpty()) return last(depth, it.attr("role") + ' ' + it.text());
        if (it.is(".hint, .lead, .empty, .problem, .note, .quiet-note")) said(depth, text(it), it);
        return switch (tag) {
            case "a" -> last(depth, "link " + shown(it, name(it)) + ' ' + it.attr("href"));
            case "button" -> last(depth, "button " + name(it));
            case "summary" -> said(depth, "fold " + name(it), it);
            case "legend" -> last(depth, "group " + it.text());
            case "dt" -> last(depth, "term " + it.text());
            case "thead" ->
                last(
                        depth,
                        it.select("th").stream().map(Element::text).collect(Collectors.joining(" | ", "columns ", "")));
            case "input", "textarea" -> last(depth, field(it));
            case "select" -> last(depth, field(it) + options(it));
            case "img" -> last(depth, it.attr("alt").isEmpty() ? "" : "picture " + it.attr("alt"));
            default -> depth;
        };
    }

    private int last(int depth, String line) {
        say(depth, line);
        return -1;
    }

    /** What stands within it is looked at if it can be used. */
    private int said(int depth, String line, Element it) {
        say(depth, line);
        return it.select("a, button, input").isEmpty() ? -1 : depth + 1;
    }

    private int part(int depth, String line) {
        if (!parts.add(depth + masked(line))) return -1;
        ofPart.clear();
        say(depth, line);
        return depth + 1;
    }

    private void say(int depth, String line) {
        String masked = masked(line).strip();
        if (!masked.isEmpty() && ofPart.add(masked)) lines.add("  ".repeat(Math.min(depth, 4)) + masked);
    }

    private static String field(Element it) {
        String type =
                it.is("textarea, select") ? it.normalName() : it.attr("type").isEmpty() ? "text" : it.attr("type");
        return "field " + type + ' ' + shown(it, label(it))
                + (it.is("[required], [aria-required=true]") ? " (required)" : "")
                + (it.is("[disabled]") ? " (disabled)" : "")
                + (it.is("[checked]") ? " (checked)" : "")
                + (it.is("[aria-invalid=true]") ? " (wrong)" : "");
    }

    private static String shown(Element it, String name) {
        return it.closest("tbody") == null ? name : "…";
    }

    private static String options(Element it) {
        List<String> options = it.select("option").eachText();
        return options.size() > MOST_OPTIONS ? ": many" : ": " + String.join(", ", options);
    }

    private static String label(Element it) {
        if (it.hasAttr("aria-label") || it.hasAttr("aria-labelledby")) return name(it);
        Element label = it.closest("label");
        if (label == null && !it.id().isEmpty())
            label = it.ownerDocument().select("label[for]").stream()
                    .filter(each -> each.attr("for").equals(it.id()))
                    .findFirst()
                    .orElse(null);
        return label != null ? label.text() : it.attr("title") + it.attr("placeholder");
    }

    /** By which a reader of a screen names it. */
    private static String name(Element it) {
        if (it.hasAttr("aria-label")) return it.attr("aria-label");
        if (it.hasAttr("aria-labelledby")) {
            Document page = it.ownerDocument();
            return Arrays.stream(it.attr("aria-labelledby").split(" "))
                    .map(page::getElementById)
                    .filter(Objects::nonNull)
                    .map(Outline::text)
                    .collect(Collectors.joining(" "));
        }
        if (it.is("section, nav, aside, form, fieldset, [role]")) return it.is("form") ? it.attr("action") : "";
        String text = text(it);
        return text.isEmpty() ? it.attr("title") : text;
    }

    private static String text(Element it) {
        Element copy = it.clone();
        copy.select("time").forEach(time -> time.text("TIME"));
        copy.select("[hidden], [aria-hidden=true]").remove();
        return copy.text();
    }

    private static String masked(String line) {
        return line.replaceAll("Canary\\w+", "Canary")
                .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "ID")
                .replaceAll("\\b[0-9a-f]{12,64}\\b", "HASH")
                .replaceAll("\\b[A-Z]{3}-\\d{4}-\\d{6}\\b", "REFERENCE")
                .replaceAll("\\d{1,2} [A-Z][a-z]{2,8} \\d{4}|\\d{4}-\\d\\d-\\d\\d", "DAY")
                .replaceAll("\\d+(:\\d\\d)+", "TIME")
                .replaceAll("(?<!^h)\\d+", "#");
    }
}
