package org.ncbrelay.web.pages.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The facts of one entry, by their label; what is not known is left out. */
final class Facts {
    private final Words words;
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts(Words words) {
        this.words = words;
    }

    /** @param label key of a message */
    Facts put(String label, String text) {
        if (text != null && !text.isBlank()) facts.put(words.text(label), text);
        return this;
    }

    /** Somebody by the name that the reader may know, else by the login. */
    Facts person(String label, String userId) {
        return userId == null ? this : put(label, words.show().person(userId));
    }

    /** @param list of the messages that name the value */
    Facts word(String label, String list, Object name) {
        return name == null ? this : put(label, words.show().word(list, name));
    }

    Facts time(String label, Instant moment) {
        return moment == null ? this : put(label, words.show().time(moment));
    }

    Facts day(String label, LocalDate day) {
        return day == null ? this : put(label, words.show().day(day));
    }

    Facts countries(String label, List<String> codes) {
        if (codes == null || codes.isEmpty()) return this;
        return put(
                label,
                codes.stream()
                        .map(words.show()::organisation)
                        .collect(Collectors.joining(words.text("summary.comma"))));
    }

    /** What a step recorded, in this order, under the labels of the names of its content. */
    Facts all(Map<String, ?> content, String... names) {
        for (String name : names) any(name, content.get(name));
        return this;
    }

    /** A value as a form or a rule recorded it, under the label of its name. */
    Facts any(String name, Object value) {
        if (value == null) return this;
        String said = value instanceof List<?> many
                ? many.stream().map(each -> words.say(name, each)).collect(Collectors.joining("\n"))
                : words.say(name, value);
        if (!said.isBlank()) facts.put(words.show().label(name), said);
        return this;
    }

    /** No entry where no fact is known. */
    List<Map<String, String>> row() {
        return facts.isEmpty() ? List.of() : List.of(facts);
    }

    Map<String, String> map() {
        return facts;
    }
}
