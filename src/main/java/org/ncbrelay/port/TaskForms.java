package org.ncbrelay.port;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;

/**
 * The forms of tasks, and the answers to them, for the acting officer and under the guards of Tasklist. A port because the engine, which
 * is to be replaceable, keeps tasks, forms and what a flow knows.
 */
public interface TaskForms {
    /** @throws Refusal.NotFound if there is no such task, or it is another organisation's */
    TaskForm of(String taskId);

    /**
     * Why the officer may not work on the task at this moment; empty if the officer may.
     *
     * @return {@link Refusal.NotFound} as a value, too, if there is no such task
     */
    Optional<Refusal> refusal(String taskId);

    /** @throws Refusal if the officer may not work on the task at this moment */
    default void requireWorkable(String taskId) {
        refusal(taskId).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** @throws Refusal if the officer may not, another officer has it, or no one would be left for the decision on it */
    void claim(String taskId);

    /** @throws Refusal.Conflict if the officer has not claimed it */
    void giveBack(String taskId);

    /**
     * Completes the task, which is claimed with that where no one had claimed it.
     *
     * @param answers by key: texts, days as ISO 8601, numbers as text, ticks as {@code Boolean}; empty texts are no answers
     * @throws Refusal.Invalid naming every field that is wrong; nothing has changed then
     * @throws Refusal         as {@link #claim} says
     */
    void answer(String taskId, Map<String, Object> answers);

    /**
     * The form of a task as it is to be shown. What the flow knows has been looked at: a part that it hides for good is left out.
     *
     * @param id    the same as the name of the form's file
     * @param node  diagram and node of the task, {@code triage/Task_AssessRequest}
     * @param shows names of the parts of the case that the decision needs, the most important first
     * @param known what the flow knows, by name; texts and labels name some of it as {@code {{name}}}
     */
    record TaskForm(String id, String node, List<String> shows, List<Part> parts, Map<String, Object> known) {
        public TaskForm {
            shows = List.copyOf(shows);
            parts = List.copyOf(parts);
            known = Map.copyOf(known);
        }

        /** The fields that are answered, in the order of the form. */
        public List<Part> fields() {
            return parts.stream().filter(part -> part.kind() != Kind.TEXT).toList();
        }

        /**
         * That the task serves.
         *
         * @throws IllegalStateException if its diagram was not given one
         */
        public Capability capability() {
            if (known.get("capability") instanceof String named) return Capability.valueOf(named);
            throw new IllegalStateException(node + " was given no capability.");
        }

        /** What a part of a form is. */
        public enum Kind {
            /** Words to be read. */
            TEXT,
            /** One line of text. */
            LINE,
            /** Several lines of text. */
            NARRATIVE,
            CHOICE,
            FLAG,
            DAY,
            NUMBER
        }

        /**
         * One part; all words are in English, as the file has them.
         *
         * @param id        of the component: its key, or what its file calls a text
         * @param key       the name of the answer; empty for a text
         * @param words     the label, or the text itself with the marks of a heading, of bold words and of links
         * @param help      what to enter; empty if the form does not say
         * @param required  whether an answer is demanded wherever the part is asked
         * @param ahead     whether a day must not have passed
         * @param bounds    of numbers, or of the length of texts
         * @param choices   in their order; empty for all but a choice
         * @param askedWith the answers to other fields with any of which the part is asked, by key; an empty answer is the empty text,
         *                  a tick {@code true} or {@code false}. Empty where the part is always asked.
         */
        public record Part(
                Kind kind,
                String id,
                String key,
                String words,
                String help,
                boolean required,
                boolean ahead,
                Bounds bounds,
                List<Choice> choices,
                List<Map<String, String>> askedWith) {
            public Part {
                choices = List.copyOf(choices);
                askedWith = List.copyOf(askedWith);
            }

            /** With those of its choices alone. */
            public Part offering(Predicate<Choice> offered) {
                return new Part(
                        kind,
                        id,
                        key,
                        words,
                        help,
                        required,
                        ahead,
                        bounds,
                        choices.stream().filter(offered).toList(),
                        askedWith);
            }
        }

        /** Both included; null where there is none. */
        public record Bounds(BigDecimal least, BigDecimal most) {}

        /** @param words in English */
        public record Choice(String value, String words) {}
    }
}
