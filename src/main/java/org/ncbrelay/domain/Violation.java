package org.ncbrelay.domain;

/**
 * One thing wrong with an answer.
 *
 * @param field   path of the field as the sender wrote it, {@code listings[0].url}; empty for the whole
 * @param message what would be right, in plain English, without the rejected value
 */
public record Violation(String field, String message) {
    @Override
    public String toString() {
        return field.isEmpty() ? message : field + ": " + message;
    }
}
