package org.ncbrelay.web.pages.inbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.reading.DateBounds;
import org.ncbrelay.domain.reading.InvisibleCharacters;

/** Reads what a list is asked: what a criterion cannot mean is left out, not refused, so that an old link still opens the list. */
public final class Criteria {
    private final Map<String, String> sent;
    private final Map<String, String> meant = new LinkedHashMap<>();

    Criteria(Map<String, String> sent) {
        this.sent = sent;
    }

    /** One of the names; null for none of them. */
    String known(String name, Collection<String> names) {
        String value = sent.getOrDefault(name, "");
        return keep(name, names.contains(value) ? value : "");
    }

    /** The name of one of the constants; empty for none of them. */
    List<String> oneOf(String name, Enum<?>[] constants) {
        String value = known(name, Arrays.stream(constants).map(Enum::name).toList());
        return value == null ? List.of() : List.of(value);
    }

    boolean flag(String name) {
        return keep(name, "true".equals(sent.get(name)) ? "true" : "") != null;
    }

    /** A line of text, shortened to so many Unicode characters; null for none. */
    String text(String name, int longest) {
        String words = InvisibleCharacters.removedFrom(sent.getOrDefault(name, ""));
        int length = Math.min(words.codePointCount(0, words.length()), longest);
        String cut = words.substring(0, words.offsetByCodePoints(0, length));
        // What was needed between two letters is not needed at the end.
        return keep(name, InvisibleCharacters.removedFrom(cut).strip());
    }

    /** A day, as {@code 2026-05-31}; null for none. */
    LocalDate day(String name) {
        LocalDate day = dayOf(sent.get(name));
        if (day != null) keep(name, day.toString());
        return day;
    }

    /** The day that a text means, as {@code 2026-05-31}, of the years that anything here can have; null for none. */
    public static LocalDate dayOf(String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            return DateBounds.OF_SELECTIONS.contain(day) ? day : null;
        } catch (DateTimeException meaningless) {
            return null;
        }
    }

    /** From 0 to 99,999; a page is no part of a selection. */
    int page() {
        String page = sent.getOrDefault("page", "0");
        return page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
    }

    ListAddress address(String path) {
        return new ListAddress(path, new LinkedHashMap<>(meant));
    }

    private String keep(String name, String value) {
        if (value.isEmpty()) return null;
        meant.put(name, value);
        return value;
    }
}
