package org.ncbrelay.web.pages.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.web.pages.reader.PageFormatter;

/** The facts of one entry, by their label; what is not known is left out. */
final class Facts {
    private final PageFormatter show;
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts(PageFormatter show) {
        this.show = show;
    }

    PageFormatter show() {
        return show;
    }

    /** @param label key of a message */
    Facts put(String label, String text) {
        if (text != null && !text.isBlank()) facts.put(show.text(label), text);
        return this;
    }

    /** Who did it, by the name that the reader may know, else by the login; and when. */
    Facts by(String userId, Instant moment) {
        return person("case.by", userId).time("case.when", moment);
    }

    Facts person(String label, String userId) {
        return put(label, userId == null ? null : show.person(userId));
    }

    Facts note(String label, Note note) {
        return note == null ? this : put(label, show.note(note));
    }

    /** @param list of the messages that name the value */
    Facts word(String label, String list, Object name) {
        return name == null ? this : put(label, show.word(list, name));
    }

    Facts time(String label, Instant moment) {
        return moment == null ? this : put(label, show.time(moment));
    }

    Facts day(String label, LocalDate day) {
        return day == null ? this : put(label, show.day(day));
    }

    Facts countries(String label, List<String> codes) {
        if (codes == null || codes.isEmpty()) return this;
        return put(
                label, codes.stream().map(show::organisation).collect(Collectors.joining(show.text("summary.comma"))));
    }

    /** The answers to a form under its own labels, in its order; a choice as the form words it. */
    Facts recorded(StepRecord step) {
        Map<String, String> labels = new LinkedHashMap<>(AskedWords.labels(step.form()));
        step.answers().keySet().forEach(key -> labels.putIfAbsent(key, ""));
        labels.forEach((key, label) -> {
            Object answer = step.answers().get(key);
            if (answer == null) return;
            String shown = label.isEmpty() ? show.label(key) : show.model().part(step.form(), key, label);
            String said = AskedWords.choice(step.form(), key, answer.toString())
                    .map(choice -> show.model().part(step.form(), key + '.' + answer, choice.words()))
                    .orElseGet(() -> show.plain(key, answer));
            if (!said.isBlank()) facts.put(shown, said);
        });
        return this;
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
                ? many.stream().map(each -> said(name, each)).collect(Collectors.joining("\n"))
                : said(name, value);
        if (!said.isBlank()) facts.put(show.label(name), said);
        return this;
    }

    /** A value in words: a choice as the form words it that offers it, all else as on the case page; null for none. */
    String said(String name, Object value) {
        if (value == null) return null;
        String text = value.toString();
        return text.matches("[A-Z][A-Z0-9_]+")
                ? AskedWords.choice(name, text)
                        .map(choice -> show.model().part(choice.form(), name + '.' + text, choice.words()))
                        .orElseGet(() -> show.plain(name, value))
                : show.plain(name, value);
    }

    Map<String, String> map() {
        return facts;
    }
}
