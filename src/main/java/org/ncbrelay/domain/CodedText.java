package org.ncbrelay.domain;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note as a variable of a process holds it, with codes in place of the relay's own words: {@code KEN{summary.comma}{urgency.URGENT}}.
 * Forms and task cards show it with the words of the reader's language. Diagrams may join such texts.
 */
public final class CodedText {
    private static final Pattern CODE = Pattern.compile("\\{(\\w+(?:\\.\\w+)+)}");

    private CodedText() {}

    public static String of(Note note) {
        return note.in(
                term -> term.code().isEmpty() || term.isValue() ? term.english() : code(term.code()),
                code("summary.comma"),
                code("summary.colon"));
    }

    private static String code(String key) {
        return '{' + key + '}';
    }

    /**
     * The text in a reader's language, with a capital where the relay begins it.
     *
     * @param words the text of a key; empty if there is none: the code then stays, for an officer may have written it
     */
    public static String in(String text, UnaryOperator<String> words) {
        return CODE.matcher(text).replaceAll(code -> {
            String word = words.apply(code.group(1));
            if (word.isEmpty()) return Matcher.quoteReplacement(code.group());
            return Matcher.quoteReplacement(
                    code.start() == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        });
    }
}
