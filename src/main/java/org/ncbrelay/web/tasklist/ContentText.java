package org.ncbrelay.web.tasklist;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.web.pages.content.TaskContent.Block;

/** What a decision needs, in short, as the Markdown of a form's text. */
final class ContentText {
    /** Of each fact; the case page has it whole. Our default. */
    private static final int LONGEST_FACT = 600;

    private ContentText() {}

    /** Empty where there is nothing to say. */
    static String of(List<Block> blocks) {
        return blocks.stream().map(ContentText::block).collect(Collectors.joining("\n\n"));
    }

    private static String block(Block block) {
        String rows = block.rows().stream().map(ContentText::row).collect(Collectors.joining("\n\n"));
        return "#### " + escaped(block.title()) + "\n\n" + rows + (block.unseen() > 0 ? "\n\n+" + block.unseen() : "");
    }

    private static String row(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "- **" + escaped(fact.getKey()) + "** " + escaped(shortened(fact.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s*\\n\\s*", " · ");
        return line.codePointCount(0, line.length()) <= LONGEST_FACT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_FACT)) + " …";
    }

    /** What people wrote is shown as they wrote it: no mark of Markdown, no tag and no expression in it means anything. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(each -> {
            boolean plain = each > 127 || Character.isLetterOrDigit(each) || each == ' ';
            if (plain) escaped.appendCodePoint(each);
            else escaped.append("&#").append(each).append(';');
        });
        return escaped.toString();
    }
}
