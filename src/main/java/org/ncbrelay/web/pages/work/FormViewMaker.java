package org.ncbrelay.web.pages.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Choice;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.work.FormText.Paragraph;
import org.ncbrelay.web.pages.work.FormView.Item;
import org.ncbrelay.web.pages.work.FormView.Wrong;

/** Makes a form's sheet for one reader. */
final class FormViewMaker {
    /** So many can be seen at once; more are folded into a list. Our default. */
    private static final int MOST_RADIOS = 5;

    /** Variables with one or more codes of countries. */
    private static final Set<String> COUNTRIES = Set.of("addressees", "restricted", "asker");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskForm form;
    private final PageFormatter show;
    private final FormText texts;
    private final FormInput reply;

    /** @param reply what was typed before and what was wrong with it */
    FormViewMaker(TaskForm form, PageFormatter show, FormInput reply) {
        this.form = show.model().of(form);
        this.show = show;
        Map<String, Object> said = new HashMap<>();
        form.known().forEach((name, value) -> said.put(name, value == null ? "" : said(name, value)));
        this.texts = new FormText(said);
        this.reply = reply;
    }

    /** What the flow knows, in the reader's words. */
    private String said(String name, Object value) {
        String words = !COUNTRIES.contains(name)
                ? show.plain(name, value)
                : Stream.of(value.toString().split(", "))
                        .map(show::organisation)
                        .collect(Collectors.joining(show.text("summary.comma")));
        return CodedText.in(words, show::hint);
    }

    FormView sheet() {
        List<Item> items = new ArrayList<>();
        String heading = "";
        for (Part part : form.parts()) {
            if (part.kind() != Kind.TEXT) {
                items.add(field(part));
                continue;
            }
            List<Paragraph> paragraphs = new ArrayList<>(texts.paragraphs(part.words()));
            if (!paragraphs.isEmpty() && paragraphs.get(0).heading())
                heading = paragraphs.remove(0).text();
            if (!paragraphs.isEmpty()) items.add(text(part, paragraphs));
        }
        return new FormView(heading, items, button(items, heading), wrongs());
    }

    private Item text(Part part, List<Paragraph> paragraphs) {
        return new Item(
                "TEXT", "", paragraphs, "", "", false, "", Map.of(), null, null, null, json(part), onlyIf(part));
    }

    private Item field(Part part) {
        Map<String, String> options = new LinkedHashMap<>();
        part.choices().forEach(choice -> options.put(choice.value(), texts.filled(choice.words())));
        return new Item(
                kind(part),
                part.key(),
                List.of(),
                texts.filled(part.words()),
                texts.filled(part.help()),
                part.required(),
                value(part),
                options,
                least(part),
                part.bounds().most() == null ? null : part.bounds().most().toPlainString(),
                reply.wrongs().get(part.key()),
                json(part),
                onlyIf(part));
    }

    /** A choice of one is no choice: a decision is said on the button. */
    private static String kind(Part part) {
        if (part.kind() != Kind.CHOICE) return part.kind().name();
        if (part.choices().size() == 1 && part.required()) return "FIXED";
        return part.choices().size() <= MOST_RADIOS ? "RADIO" : part.kind().name();
    }

    private String value(Part part) {
        if (reply.typed().containsKey(part.key())) return reply.typed().get(part.key());
        if (part.kind() == Kind.CHOICE && part.choices().size() == 1 && part.required())
            return part.choices().get(0).value();
        return String.valueOf(form.known().getOrDefault(part.key(), ""));
    }

    private String least(Part part) {
        if (part.kind() == Kind.DAY && part.ahead()) return show.today().toString();
        return part.kind() == Kind.NUMBER && part.bounds().least() != null
                ? part.bounds().least().toPlainString()
                : null;
    }

    /** What it does: the one choice there is; for a form without a decision its title, which says what is done. */
    private String button(List<Item> items, String heading) {
        if (items.stream().anyMatch(Item::isDecision)) return show.text("work.decide");
        return items.stream()
                .filter(item -> item.kind().equals("FIXED") && item.key().equals("decision"))
                .findFirst()
                .map(item -> item.options().get(item.value()))
                .orElse(heading.isEmpty() ? show.text("work.complete") : heading);
    }

    private List<Wrong> wrongs() {
        List<Wrong> wrongs = new ArrayList<>();
        reply.wrongs().forEach((key, message) -> {
            if (form.fields().stream().noneMatch(field -> field.key().equals(key)))
                wrongs.add(new Wrong(null, show.hint("field." + key), message));
        });
        for (Part field : form.fields())
            if (reply.wrongs().containsKey(field.key()))
                wrongs.add(new Wrong(
                        kind(field).equals("FIXED") ? null : Item.id(field.key()),
                        texts.filled(field.words()),
                        reply.wrongs().get(field.key())));
        return wrongs;
    }

    private static String json(Part part) {
        if (part.askedWith().isEmpty()) return null;
        return JSON.valueToTree(part.askedWith()).toString();
    }

    private String onlyIf(Part part) {
        if (part.askedWith().isEmpty()) return null;
        String conditions = part.askedWith().stream()
                .map(this::condition)
                .filter(condition -> !condition.isEmpty())
                .distinct()
                .collect(Collectors.joining(show.text("work.or")));
        return show.text("work.onlyIf", conditions);
    }

    private String condition(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> condition(answer.getKey(), answer.getValue()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(show.text("summary.comma")));
    }

    /** Null where nothing is answered. */
    private String condition(String key, String answer) {
        if (answer.isEmpty()) return null;
        Part field = form.fields().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        String said = field.choices().stream()
                .filter(choice -> choice.value().equals(answer))
                .map(Choice::words)
                .map(texts::filled)
                .findFirst()
                .orElseGet(() -> show.word("yesno", answer));
        return texts.filled(field.words()) + show.text("summary.colon") + said;
    }
}
