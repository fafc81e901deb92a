package org.ncbrelay.port;

import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.Refusal;

/**
 * Texts with headings, lists, tables, links and pictures of ours, written in Markdown. What else Markdown or HTML could express is shown as it
 * was typed. A port because the domain is plain Java.
 */
public interface FormattedText {
    /**
     * @param field that a refusal names
     * @throws Refusal.Invalid if it has a picture that is not one of ours or has no description, or a link that leads nowhere else than to the
     *                         web or to a mailbox
     */
    void check(String field, String markdown);

    /** Markdown that shows a text as it was typed, line by line; for what people wrote in fields that are no Markdown. */
    String markdown(String typed);

    /** Ids of the pictures of ours that it names, each once, in its order. */
    List<UUID> pictures(String markdown);

    /** The words alone, a picture by its description: a line for each paragraph, entry and row, the address behind each link. */
    String plain(String markdown);

    /**
     * HTML for a page, one text for each heading, paragraph, list and table: no script, style, foreign picture or attribute of the text's own.
     *
     * @param level of the heading above it, 1 to 5; the text's own headings follow it
     */
    List<String> parts(String markdown, int level);
}
