package org.ncbrelay.web.pages.work;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.meeting.Minutes;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.ncbrelay.web.pages.content.TaskContent.Report;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a form was sent with and why it was refused.
 *
 * @param taskId of the task, or the name of another form; empty if nothing was sent
 * @param typed  by key, as it was typed
 * @param wrongs what is wrong, by key, in the reader's words; of the form as a whole, by an empty key
 */
public record FormInput(String taskId, Map<String, String> typed, Map<String, String> wrongs) implements Serializable {
    /** Where nothing was sent. */
    public static final FormInput NONE = new FormInput("", Map.of(), Map.of());

    /** Before the key of each field, so that no field can be taken for a parameter of the page. */
    static final String PREFIX = "answer.";

    /** Name of what pages are given of a form that is no task's. */
    public static final String REPLY = "reply";

    /** Of the form as a whole. */
    private static final String WHOLE = "";

    /**
     * Another form than a task's.
     *
     * @param form  its name on its page
     * @param typed by the names of its fields
     */
    public static FormInput sent(String form, Map<String, String> typed) {
        return new FormInput(form, typed, Map.of());
    }

    /** Does what the form asks, as {@link RefusalTexts#attempt}; where that is refused, the next page shows the form as it was typed. */
    public void attempt(Runnable act, String done, PageFormatter show, RedirectAttributes next) {
        Runnable remembered = () -> {
            try {
                act.run();
            } catch (Refusal refusal) {
                next.addFlashAttribute(REPLY, refused(refusal, new RefusalTexts(show)));
                throw refusal;
            }
        };
        RefusalTexts.attempt(remembered, done, show, next);
    }

    /** As {@link #attempt}, but who may not do it at all gets the page of the refusal. */
    public void attemptIfAllowed(Runnable act, String done, PageFormatter show, RedirectAttributes next) {
        try {
            act.run();
            next.addFlashAttribute("done", done);
        } catch (Refusal.Invalid | Refusal.Conflict refusal) {
            next.addFlashAttribute(REPLY, refused(refusal, new RefusalTexts(show)));
            RefusalTexts.show(refusal, show, next);
        }
    }

    private FormInput refused(Refusal refusal, RefusalTexts texts) {
        return new FormInput(
                taskId,
                typed,
                refusal instanceof Refusal.Invalid invalid ? texts.byField(invalid) : Map.of(WHOLE, texts.of(refusal)));
    }

    /** This, if it is of that form; else nothing. */
    public FormInput of(String form) {
        return taskId.equals(form) ? this : NONE;
    }

    /** What is wrong with a field, or with its form as a whole; null if nothing. */
    public String wrong(String field) {
        return wrongs.getOrDefault(field, wrongs.get(WHOLE));
    }

    /** What was written before, to go on with. */
    static FormInput begun(Map<String, String> typed) {
        return new FormInput("", typed, Map.of());
    }

    /** A report that was returned: its title, and its text in the first field for one. */
    static FormInput begun(TaskForm form, Report returned) {
        boolean minutes = returned.kind().equals("MINUTES");
        // Plain text does not say where the minutes begin.
        if (minutes && returned.formatted() == null) return NONE;
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("title", returned.title());
        typed.put("formatted", String.valueOf(returned.formatted() != null));
        form.fields().stream()
                .filter(field -> field.kind() == Kind.NARRATIVE)
                .findFirst()
                .ifPresent(field -> typed.put(
                        field.key(),
                        returned.formatted() == null
                                ? returned.body()
                                : minutes ? Minutes.written(returned.formatted()) : returned.formatted()));
        return begun(typed);
    }

    /** The same form, to be shown again as it was typed. */
    static FormInput to(String taskId, TaskForm form, Map<String, String> sent, Map<String, String> wrongs) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Part field : form.fields()) typed.put(field.key(), sent.getOrDefault(PREFIX + field.key(), ""));
        return new FormInput(taskId, typed, wrongs);
    }

    /** What is typed into the form's fields, by key. */
    static Map<String, String> typed(Map<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) typed.put(name.substring(PREFIX.length()), value);
        });
        return typed;
    }

    /**
     * What a browser sends of a form, as the answers that its rules read: of the form's own fields, those that were sent. A box that is not
     * ticked is sent by no browser: it is answered all the same.
     */
    static Map<String, Object> answers(TaskForm form, Map<String, String> sent) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Part field : form.fields()) {
            String typed = sent.get(PREFIX + field.key());
            if (field.kind() == Kind.FLAG) answers.put(field.key(), typed != null);
            // A browser ends each line with two characters, which a length would count.
            else if (typed != null && !typed.isBlank()) answers.put(field.key(), typed.replace("\r\n", "\n"));
        }
        return answers;
    }
}
