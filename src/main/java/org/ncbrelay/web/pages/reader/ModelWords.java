package org.ncbrelay.web.pages.reader;

import java.util.List;
import java.util.Locale;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Choice;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Words of forms and diagrams by their ids, from {@code forms_*.properties} and {@code diagrams_*.properties}. A word without a
 * translation stays English, as its form or diagram has it.
 */
public record ModelWords(MessageSource messages, Locale locale) {
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
        return english == null || english.isEmpty()
                ? english
                : messages.getMessage(new DefaultMessageSourceResolvable(keys, english), locale);
    }
}
