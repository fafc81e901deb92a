package org.ncbrelay.web.pages.reader;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Choice;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Words of forms and diagrams by their ids, from {@code models_*.properties}. A word without a translation stays English, as its form or
 * diagram has it.
 */
public record ModelWords(MessageSource messages, Locale locale) {
    /** Who says it, the paragraph, and a sentence. */
    public static final Pattern SOURCE = Pattern.compile("(Annex|Notification|Our default)(?: §([0-9.]+))?: (.+\\.)");

    /**
     * A word of a form. A translation without the form's id serves every form that has a part of this name.
     *
     * @param part key of a field or id of a text, followed by the value of a choice, or by {@code description} or {@code placeholder}:
     *             {@code decision.RETURN}
     */
    public String part(String form, String part, String english) {
        return words(english, "forms." + form + '.' + part, "forms." + part);
    }

    /**
     * The label of a process or of an element of its diagram.
     *
     * @param node the id of the process; of an element {@code process/element}
     */
    public String label(String node, String english) {
        return words(english, "diagrams." + node.replace('/', '.'));
    }

    /**
     * Which paragraph of the Annex asks for a node, or why it is our default.
     *
     * @param english as {@code documentation} of the diagram says it: {@code Annex §1.1: The NCB acknowledges the request.}
     */
    public String source(String english) {
        Matcher parts = SOURCE.matcher(english);
        if (!parts.matches()) return english;
        String sentence = translated("", key(parts.group(3)));
        return sentence.isEmpty()
                ? english
                : translated("", key(parts.group(1))).formatted(parts.group(2), sentence);
    }

    /** The key of the translation of a sentence, made of its words. */
    public static String key(String sentence) {
        return "sources."
                + sentence.replaceAll("[^A-Za-z0-9]+", " ")
                        .strip()
                        .replace(' ', '-')
                        .toLowerCase(Locale.ROOT);
    }

    /** The same form with its words in this language. */
    public TaskForm of(TaskForm form) {
        List<Part> parts =
                form.parts().stream().map(part -> part(form.id(), part)).toList();
        return new TaskForm(form.id(), form.node(), form.shows(), parts, form.known());
    }

    private Part part(String form, Part part) {
        return new Part(
                part.kind(),
                part.id(),
                part.key(),
                part(form, part.id(), part.words()),
                part(form, part.id() + ".description", part.help()),
                part.required(),
                part.ahead(),
                part.bounds(),
                part.choices().stream()
                        .map(choice -> new Choice(
                                choice.value(), part(form, part.id() + '.' + choice.value(), choice.words())))
                        .toList(),
                part.askedWith());
    }

    private String words(String english, String... keys) {
        return english == null || english.isEmpty() ? english : translated(english, keys);
    }

    private String translated(String otherwise, String... keys) {
        return messages.getMessage(new DefaultMessageSourceResolvable(keys, otherwise), locale);
    }
}
