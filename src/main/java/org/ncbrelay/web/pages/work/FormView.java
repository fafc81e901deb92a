package org.ncbrelay.web.pages.work;

import java.util.List;
import java.util.Map;

/**
 * A form as its template shows it, all in the reader's words.
 *
 * @param heading  the form's own title
 * @param button   what sends it
 * @param wrongs   what was refused, in the order of the form; first what belongs to no field
 */
public record FormView(String heading, List<Item> items, String button, List<Wrong> wrongs) {
    /**
     * A text or a field.
     *
     * @param kind      the name of a {@link org.ncbrelay.port.TaskForms.TaskForm.Kind}; {@code FIXED} for a choice of one, {@code RADIO} for one
     *                  of few
     * @param value     what was typed, or what the flow proposes; empty if nothing
     * @param options   words by value
     * @param least     smallest number or first day; null if there is no bound
     * @param most      largest number, or longest text in characters; null if there is no bound
     * @param error     null if nothing is wrong
     * @param askedWith JSON for the page's script; null where it is always asked
     * @param onlyIf    the same as a sentence for who has no script; null where it is always asked
     */
    public record Item(
            String kind,
            String key,
            List<FormText.Paragraph> text,
            String label,
            String hint,
            boolean required,
            String value,
            Map<String, String> options,
            String least,
            String most,
            String error,
            String askedWith,
            String onlyIf) {
        public String id() {
            return id(key);
        }

        /** No other part of a page has an id that begins so. */
        static String id(String key) {
            return "answer-" + key;
        }

        /** Whether the chosen answer says what the button does. */
        public boolean isDecision() {
            return kind.equals("RADIO") && key.equals("decision");
        }

        public String name() {
            return FormInput.PREFIX + key;
        }

        /** Ids of what explains the field; null if nothing does. */
        public String about() {
            String about = (error == null ? "" : id() + "-error ")
                    + (hint.isEmpty() ? "" : id() + "-hint ")
                    + (onlyIf == null ? "" : id() + "-only");
            return about.isBlank() ? null : about.strip();
        }
    }

    /** @param anchor id of the field; null if there is none */
    public record Wrong(String anchor, String label, String message) {}
}
