package org.ncbrelay.web.pages.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.port.TaskForm;
import org.ncbrelay.port.TaskForm.Kind;
import org.ncbrelay.port.TaskForm.Part;

/** What a browser sends of a form, as the answers that its rules read. */
public final class Answers {
    /** Before the key of each field, so that no field can be taken for a parameter of the page. */
    static final String PREFIX = "answer.";

    private Answers() {}

    /** Of the form's own fields, those that were sent. A box that is not ticked is sent by no browser: it is answered all the same. */
    public static Map<String, Object> of(TaskForm form, Map<String, String> sent) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Part field : form.fields()) {
            String typed = sent.get(PREFIX + field.key());
            if (field.kind() == Kind.FLAG) answers.put(field.key(), typed != null);
            else if (typed != null && !typed.isBlank()) answers.put(field.key(), unixLines(typed));
        }
        return answers;
    }

    /** The same as it was typed, for the form that is shown again. */
    public static Map<String, String> typed(TaskForm form, Map<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Part field : form.fields()) typed.put(field.key(), sent.getOrDefault(PREFIX + field.key(), ""));
        return typed;
    }

    /** A browser ends each line with two characters, which a length would count. */
    private static String unixLines(String typed) {
        return typed.replace("\r\n", "\n");
    }
}
