package org.ncbrelay.domain.reading;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Kinds of text. Lengths are Unicode characters; control characters and broken surrogates are refused everywhere. */
public final class Texts {
    private Texts() {}

    /** One line, not blank. */
    public static Kind<String> line(int atMost) {
        return text(1, atMost, Texts::isUnfitForLine);
    }

    /** A narrative of several lines, not blank; line ends and tabs are allowed. */
    public static Kind<String> narrative(int atLeast, int atMost) {
        return text(atLeast, atMost, Texts::isUnfitForNarrative);
    }

    /**
     * One line of a certain form.
     *
     * @param form tested only once the length is right, so that it never meets a giant text
     * @param message what the form is
     */
    public static Kind<String> form(int atMost, Predicate<String> form, String message) {
        return (value, place) -> {
            String text = line(atMost).read(value, place);
            return text == null || form.test(text) ? text : place.refuse(message);
        };
    }

    private static Kind<String> text(int atLeast, int atMost, IntPredicate unfit) {
        return (value, place) -> {
            if (!(value instanceof String text)) return place.refuse("must be a text");
            if (text.codePoints().anyMatch(unfit)) return place.refuse("must not have control characters");
            if (text.isBlank()) return place.refuse("must not be blank");
            // Blanks around a text do not make it long enough.
            if (length(text.strip()) < atLeast) return place.refuse("must have at least " + atLeast + " characters");
            if (length(text) > atMost) return place.refuse("must have at most " + atMost + " characters");
            return text;
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isUnfitForLine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isUnfitForNarrative(int character) {
        return character != '\n' && character != '\r' && character != '\t' && isUnfitForLine(character);
    }
}
