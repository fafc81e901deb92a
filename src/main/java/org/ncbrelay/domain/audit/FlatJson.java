package org.ncbrelay.domain.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of an export: a JSON object of texts, whole numbers and nulls. There is one way to write it, and only what was written
 * that way is read; so a line that means the same but looks different is found too.
 */
final class FlatJson {
    private FlatJson() {}

    /** @param pairs names and values in turn; a value is a text, a whole number or null */
    static String write(Object... pairs) {
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            if (i > 0) line.append(',');
            quote(line, pairs[i].toString()).append(':');
            Object value = pairs[i + 1];
            if (value instanceof String text) quote(line, text);
            else line.append(value);
        }
        return line.append('}').toString();
    }

    /** @throws IllegalArgumentException if the text is nothing that {@link #write} writes */
    static Map<String, Object> read(String line) {
        Cursor at = new Cursor(line);
        Map<String, Object> values = new LinkedHashMap<>();
        at.expect('{');
        do {
            String name = at.text();
            at.expect(':');
            if (values.containsKey(name)) throw new IllegalArgumentException("twice: " + name);
            values.put(name, at.value());
        } while (at.take(','));
        at.expect('}');
        at.end();
        if (!line.equals(write(pairs(values)))) throw new IllegalArgumentException("written in another way");
        return values;
    }

    private static Object[] pairs(Map<String, Object> values) {
        Object[] pairs = new Object[values.size() * 2];
        int next = 0;
        for (Map.Entry<String, Object> value : values.entrySet()) {
            pairs[next++] = value.getKey();
            pairs[next++] = value.getValue();
        }
        return pairs;
    }

    private static StringBuilder quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') line.append('\\').append(c);
            else if (c < 0x20) line.append("\\u%04x".formatted((int) c));
            else line.append(c);
        }
        return line.append('"');
    }

    private static final class Cursor {
        private final String line;
        private int position;

        Cursor(String line) {
            this.line = line;
        }

        boolean take(char wanted) {
            if (position >= line.length() || line.charAt(position) != wanted) return false;
            position++;
            return true;
        }

        void expect(char wanted) {
            if (!take(wanted)) throw new IllegalArgumentException("expected " + wanted + " at character " + position);
        }

        void end() {
            if (position != line.length()) throw new IllegalArgumentException("more than one object");
        }

        Object value() {
            if (line.startsWith("null", position)) {
                position += 4;
                return null;
            }
            return position < line.length() && line.charAt(position) == '"' ? text() : number();
        }

        private Long number() {
            int start = position;
            while (position < line.length() && Character.isDigit(line.charAt(position))) position++;
            return Long.valueOf(line.substring(start, position));
        }

        String text() {
            expect('"');
            StringBuilder text = new StringBuilder();
            while (!take('"')) text.append(character());
            return text.toString();
        }

        private char character() {
            if (position >= line.length()) throw new IllegalArgumentException("an unfinished text");
            char c = line.charAt(position++);
            if (c != '\\') return c;
            if (take('"')) return '"';
            if (take('\\')) return '\\';
            expect('u');
            if (position + 4 > line.length()) throw new IllegalArgumentException("an unfinished text");
            return (char) Integer.parseInt(line.substring(position, position += 4), 16);
        }
    }
}
