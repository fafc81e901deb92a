package org.ncbrelay.web.pages.content;

import org.ncbrelay.web.pages.reader.PageFormatter;

/**
 * How the reader reads.
 *
 * @param show words, times and numbers of the pages
 */
public record Words(PageFormatter show) {
    String text(String key, Object... arguments) {
        return show.text(key, arguments);
    }

    /** A value in words: a choice as the form words it that offers it, all else as on the case page. */
    String say(String name, Object value) {
        String text = String.valueOf(value);
        return text.matches("[A-Z][A-Z0-9_]+")
                ? FormChoices.find(name, text)
                        .map(choice -> show.model().part(choice.form(), name + '.' + text, choice.words()))
                        .orElseGet(() -> show.plain(name, value))
                : show.plain(name, value);
    }
}
