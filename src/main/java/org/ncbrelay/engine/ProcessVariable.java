package org.ncbrelay.engine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ncbrelay.domain.Refusal;

/**
 * A variable that a diagram or a form names, with its type; declared once, next to the ids of its process.
 *
 * @param name as in the diagram or form
 * @param read turns the stored text, flag or number into the type
 */
public record ProcessVariable<T>(String name, Function<Object, T> read) {
    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, value -> {
            String text = value.toString().strip();
            return text.isEmpty() ? null : text;
        });
    }

    public static <E extends Enum<E>> ProcessVariable<E> choice(String name, Class<E> type) {
        return new ProcessVariable<>(name, value -> Enum.valueOf(type, value.toString()));
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, value -> Boolean.valueOf(value.toString()));
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(
                name, value -> value instanceof Number n ? n.intValue() : Integer.valueOf(value.toString()));
    }

    public static ProcessVariable<LocalDate> date(String name) {
        return new ProcessVariable<>(name, value -> {
            String text = value.toString();
            if (text.isBlank()) return null;
            try {
                return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            } catch (DateTimeParseException e) {
                throw new Refusal.Invalid(name, "must be a date, such as 2027-05-31");
            }
        });
    }

    /** The id of one of our rows. */
    public static ProcessVariable<UUID> id(String name) {
        return new ProcessVariable<>(name, value -> UUID.fromString(value.toString()));
    }

    /** The value, or null if it was left empty. */
    public T get(CaseExecution execution) {
        Object value = execution.variable(name);
        return value == null ? null : read.apply(value);
    }

    public Optional<T> find(CaseExecution execution) {
        return Optional.ofNullable(get(execution));
    }

    /** The value of an answer the form demands; a missing one is refused by name. */
    public T require(CaseExecution execution) {
        return find(execution).orElseThrow(() -> new Refusal.Invalid(name, "is missing"));
    }

    /** Whether a choice that the form demands is this one; a missing one is refused by name. */
    public boolean is(CaseExecution execution, T choice) {
        return require(execution) == choice;
    }

    /** Of the process instance, or of the innermost scope that has this variable already. */
    public void set(CaseExecution execution, T value) {
        execution.setVariable(name, stored(value));
    }

    /** Of this task only, or of one of several instances that run side by side. */
    public void setLocal(CaseExecution execution, T value) {
        execution.setVariableLocal(name, stored(value));
    }

    /** Choices and ids are texts: the engine stores no classes of ours. */
    private Object stored(T value) {
        if (value instanceof Enum<?> choice) return choice.name();
        return value instanceof UUID id ? id.toString() : value;
    }
}
