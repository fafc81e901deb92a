package org.ncbrelay.port;

import java.util.List;
import org.ncbrelay.domain.Refusal;

/**
 * Texts with headings, lists, tables and links, written in Markdown. What else Markdown or HTML could express is shown as it was typed. A port
 * because the domain is plain Java.
 */
public interface FormattedText {
    /**
     * @param field that a refusal names
     * @throws Refusal.Invalid if it has a picture, or a link that leads nowhere else than to the web or to a mailbox
     */
    void check(String field, String markdown);

    /** The words alone: a line for each paragraph, entry and row, the address behind each link. */
    String plain(String markdown);

    /**
     * HTML for a page, one text for each heading, paragraph, list and table: no script, style, picture or attribute of the text's own.
     *
     * @param level of the heading above it, 1 to 5; the text's own headings follow it
     */
    List<String> parts(String markdown, int level);

    /** All parts as one. */
    default String html(String markdown, int level) {
        return String.join("", parts(markdown, level));
    }
}
