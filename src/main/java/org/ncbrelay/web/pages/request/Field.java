package org.ncbrelay.web.pages.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One field of the request page.
 *
 * @param name      name of the contract within its part; {@code price.amount} where it lies deeper
 * @param mandatory whether it is always asked for; the reader of requests decides, this is for the eye
 * @param longest   characters at most; 0 where that says nothing
 * @param choices   names to choose from; empty for other kinds
 * @param list      what the choices are called in the messages
 * @param when      the field and its answers that ask for this one, such as {@code urgency=URGENT|VERY_URGENT}; null if it is always asked
 */
public record Field(
        String name, InputKind kind, boolean mandatory, int longest, List<String> choices, String list, String when) {
    /** One that is always asked. */
    Field(String name, InputKind kind, boolean mandatory, int longest, List<String> choices, String list) {
        this(name, kind, mandatory, longest, choices, list, null);
    }

    /** How a field is asked for. */
    public enum InputKind {
        LINE,
        TEXT,
        NUMBER,
        DATE,
        MOMENT,
        FLAG,
        CHOICE,
        CHOICES,
        COUNTRY,
        COUNTRIES,
        TERRITORY,
        CODES,
        TAXON
    }

    static Field line(String name, int longest) {
        return new Field(name, InputKind.LINE, false, longest, List.of(), null);
    }

    static Field text(String name, int longest) {
        return new Field(name, InputKind.TEXT, false, longest, List.of(), null);
    }

    static Field of(InputKind kind, String name) {
        return new Field(name, kind, false, 0, List.of(), null);
    }

    static Field choice(InputKind kind, String name, String list, Enum<?>... constants) {
        return new Field(
                name, kind, false, 0, Arrays.stream(constants).map(Enum::name).toList(), list);
    }

    static Field choice(String name, String list, String... names) {
        return new Field(name, InputKind.CHOICE, false, 0, List.of(names), list);
    }

    Field must() {
        return new Field(name, kind, true, longest, choices, list, when);
    }

    /** Asked for, and then mandatory, with these answers to another field. */
    Field when(String path, Enum<?>... answers) {
        return when(path, Arrays.stream(answers).map(Enum::name).collect(Collectors.joining("|")));
    }

    private Field when(String path, String answers) {
        return new Field(name, kind, mandatory, longest, choices, list, path + '=' + answers);
    }

    /** Asked for, and then mandatory, where the box of another field is ticked. */
    Field whenTicked(String path) {
        return when(path, "true");
    }

    public boolean isWide() {
        return kind == InputKind.TEXT || kind == InputKind.CHOICES || kind == InputKind.COUNTRIES;
    }

    /** The value of this field in a row; null if there is none. */
    Object in(Map<String, Object> row) {
        Object value = row;
        for (String part : name.split("\\.")) value = value instanceof Map<?, ?> map ? map.get(part) : null;
        return value;
    }

    void put(Map<String, Object> row, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            row.put(name, value);
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> inner =
                (Map<String, Object>) row.computeIfAbsent(name.substring(0, dot), none -> new LinkedHashMap<>());
        inner.put(name.substring(dot + 1), value);
    }
}
