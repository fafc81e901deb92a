package org.ncbrelay.domain.reading;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.util.Map;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** One rule for what nobody sees: what it was taken from has none of it left, and readers of texts say the same as the rule. */
public class InvisibleCharactersFuzzTest implements FuzzTarget {
    public static void fuzzerTestOneInput(byte[] input) {
        String text = Rules.text(input);
        String seen = InvisibleCharacters.removedFrom(text);
        holds(!InvisibleCharacters.areInLine(seen), () -> "left in " + escaped(seen) + " of " + escaped(text));
        same(InvisibleCharacters.removedFrom(seen), seen, "removed twice");
        same(seen.equals(text), !InvisibleCharacters.areInLine(text), "removal and verdict about " + escaped(text));
        boolean line = read(Texts.line(Integer.MAX_VALUE), text);
        boolean narrative = read(Texts.narrative(0, Integer.MAX_VALUE), text);
        holds(!line || !InvisibleCharacters.areInLine(text), () -> "accepted as a line: " + escaped(text));
        holds(
                !narrative || !InvisibleCharacters.areInNarrative(text),
                () -> "accepted as a narrative: " + escaped(text));
        holds(!line || narrative, () -> "a line that is no narrative: " + escaped(text));
        holds(
                !read(Texts.webAddress(2000), text) || text.matches("(?is)https?:.+"),
                () -> "a web address: " + escaped(text));
    }

    private static boolean read(Kind<String> kind, String text) {
        return Fields.read(Map.of("text", text), fields -> {
                    String read = fields.required("text", kind);
                    return fields.build(() -> read);
                })
                .violations()
                .isEmpty();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> escaped.append(c > 0x20 && c < 0x7F ? Character.toString(c) : "\\x{%X}".formatted(c)));
        return escaped.toString();
    }
}
