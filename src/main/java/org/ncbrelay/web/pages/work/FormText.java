package org.ncbrelay.web.pages.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a form as paragraphs, from the part of Markdown that our forms use. What the flow knows is put in after the marks were read,
 * so that no one's words become marks.
 */
record FormText(Map<String, Object> known) {
    private static final String PARAGRAPH = "\n\n";
    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern MARK =
            Pattern.compile("\\*\\*(?<strong>.+?)\\*\\*|\\[(?<link>[^\\]]+)]\\((?<address>[^)]+)\\)");

    /** The page says these already: which case it is, what it is about, and where it is. */
    private static final Pattern SAID = Pattern.compile(
            "\\*\\*\\{\\{reference}}\\*\\* – \\{\\{summary}}|\\[[^\\]]+]\\(/(cases|intelligence)/\\{\\{reference}}\\)");

    List<Paragraph> paragraphs(String words) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String paragraph : words.split(PARAGRAPH))
            if (!SAID.matcher(paragraph).matches()) paragraphs.addAll(paragraph(paragraph));
        return paragraphs;
    }

    /** A label or a heading. */
    private List<Paragraph> paragraph(String text) {
        if (text.startsWith("#"))
            return List.of(new Paragraph(true, List.of(Run.plain(filled(text.replaceFirst("^#+ ", ""))))));
        Matcher alone = NAME.matcher(text);
        if (alone.matches()) return several(value(alone.group(1)));
        List<Run> runs = runs(text);
        return runs.isEmpty() ? List.of() : List.of(new Paragraph(false, runs));
    }

    /** What the flow has written for its form: a paragraph, or one for each of its lines. */
    private static List<Paragraph> several(String value) {
        return Arrays.stream(value.split("\n+"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new Paragraph(false, List.of(Run.plain(line.replaceFirst("^- ", "")))))
                .toList();
    }

    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            add(runs, text.substring(from, mark.start()));
            String strong = mark.group("strong");
            runs.add(
                    strong == null
                            ? new Run(filled(mark.group("link")), false, filled(mark.group("address")))
                            : new Run(filled(strong), true, null));
            from = mark.end();
        }
        add(runs, text.substring(from));
        return runs;
    }

    private void add(List<Run> runs, String text) {
        if (!text.isEmpty()) runs.add(Run.plain(filled(text)));
    }

    /** A text with what the flow knows in place of the names. */
    String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    private String value(String name) {
        return String.valueOf(known.getOrDefault(name, ""));
    }

    /** @param heading whether it is the title of the form */
    public record Paragraph(boolean heading, List<Run> runs) {
        String text() {
            return runs.stream().map(Run::text).reduce("", String::concat);
        }
    }

    /** @param address below the relay's own; null if it is no link */
    public record Run(String text, boolean strong, String address) {
        static Run plain(String text) {
            return new Run(text, false, null);
        }
    }
}
