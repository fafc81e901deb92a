package org.ncbrelay.domain.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an export: a JSON object of texts, whole numbers and nulls. There is one way to write it, and only what was written
 * that way is read; so a line that means the same but looks different is found too.
 */
final class FlatJson {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\[\"\\\\]|\\\\u[0-9a-f]{4})*+)\"";
    private static final Pattern PAIR = Pattern.compile("[{,]" + TEXT + ":(?:" + TEXT + "|(\\d{1,19})|null)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u(.{4})|(.))");

    private FlatJson() {}

    /**
     * @param names  with blanks between them
     * @param values one for each name: a text, a whole number or null
     */
    static String write(String names, Object... values) {
        String[] each = names.split(" ");
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) pairs.put(each[i], values[i]);
        return write(pairs);
    }

    static String write(Map<String, Object> pairs) {
        StringJoiner line = new StringJoiner(",", "{", "}");
        pairs.forEach(
                (name, value) -> line.add(quoted(name) + ':' + (value instanceof String text ? quoted(text) : value)));
        return line.toString();
    }

    /** @throws IllegalArgumentException if the text is nothing that {@link #write} writes */
    static Map<String, Object> read(String line) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) pairs.put(unquoted(pair.group(1)), value(pair));
        if (!line.equals(write(pairs))) throw new IllegalArgumentException("written in another way");
        return pairs;
    }

    private static Object value(Matcher pair) {
        if (pair.group(3) != null) return Long.valueOf(pair.group(3));
        return pair.group(2) == null ? null : unquoted(pair.group(2));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < 0x20) quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static String unquoted(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group(2)
                                : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
