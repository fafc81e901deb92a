package org.ncbrelay.domain;

import java.util.List;

/**
 * One thing wrong with an answer.
 *
 * @param field     path of the field as the sender wrote it, {@code listings[0].url}; empty for the whole
 * @param code      key of the text that pages show, {@code wrong.required}; empty if only callers of the API can meet this
 * @param message   what would be right, in plain English, without the rejected value
 * @param arguments numbers, days and moments that the text names as {0}, {1}
 */
public record Violation(String field, String code, String message, List<Object> arguments) {
    /** A violation that only callers of the API can meet. */
    public Violation(String field, String message) {
        this(field, "", message, List.of());
    }

    /** @param message with a place, as {@link String#format} has it, for each argument */
    public Violation(String field, String code, String message, Object... arguments) {
        this(field, code, filled(message, arguments), List.of(arguments));
    }

    static String filled(String message, Object... arguments) {
        return arguments.length == 0 ? message : message.formatted(arguments);
    }

    /** The same at a field that the sender knows by another name. */
    public Violation at(String other) {
        return new Violation(other, code, message, arguments);
    }

    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }
}
