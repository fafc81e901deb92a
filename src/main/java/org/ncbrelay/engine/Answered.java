package org.ncbrelay.engine;

import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Note;

/**
 * What an officer answered at a user task; known until the end of the transaction.
 *
 * @param node    id of the task in its diagram
 * @param form    id of its form
 * @param answers as the form accepts them, by field
 * @param words   of the answers that are choices, as the form has them in English, by field
 */
public record Answered(String node, String form, Map<String, Object> answers, Map<String, String> words) {
    /** The engine holds it among the variables of the transaction, which it does not store. */
    public static final ProcessVariable<Answered> VARIABLE = new ProcessVariable<>("answered", Answered.class::cast);

    /** What happened, and the answers that the timeline repeats: choices in the words of their form, the rest as it was written. */
    Note note(String process, StepFacts.Recorded recorded) {
        Note happened = Note.of("diagrams." + process + '.' + node + ".note", recorded.note());
        return recorded.tells().stream()
                .flatMap(field -> told(field).stream())
                .reduce(Note::and)
                .map(happened::then)
                .orElse(happened);
    }

    private Optional<Note> told(String field) {
        Object answer = answers.get(field);
        String chosen = words.get(field);
        if (chosen != null) return Optional.of(Note.of("forms." + form + '.' + field + '.' + answer, chosen));
        if (answer instanceof Number number) return Optional.of(Note.text(number));
        return Optional.ofNullable(answer).map(Object::toString).map(Note::written);
    }
}
