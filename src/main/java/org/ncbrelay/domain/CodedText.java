package org.ncbrelay.domain;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note as a variable of a process holds it, with codes in place of the relay's own words: {@code KEN, {urgency.URGENT}: {parts.listings}}.
 * Forms and task cards show it with the words of the reader's language. Diagrams may join such texts.
 */
public final class CodedText {
    private static final String COMMA = ", ";
    private static final String COLON = ": ";

    /** A code, or a comma or colon next to one. */
    private static final Pattern OURS = Pattern.compile("\\{(\\w+(?:\\.\\w+)+)}|(?:, |: )(?=\\{)|(?<=})(?:, |: )");

    private CodedText() {}

    public static String of(Note note) {
        return note.in(
                term -> term.code().isEmpty() || term.isValue() ? term.english() : '{' + term.code() + '}',
                COMMA,
                COLON);
    }

    /**
     * The text in a reader's language, with a capital where the relay begins it.
     *
     * @param words the text of a key; empty if there is none: the code then stays, for an officer may have written it
     */
    public static String in(String text, UnaryOperator<String> words) {
        return OURS.matcher(text).replaceAll(found -> {
            String key = text.substring(found.start(), found.end());
            String word = words.apply(
                    key.equals(COMMA) ? "summary.comma" : key.equals(COLON) ? "summary.colon" : found.group(1));
            if (word.isEmpty()) return Matcher.quoteReplacement(key);
            return Matcher.quoteReplacement(
                    found.start() == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        });
    }
}
