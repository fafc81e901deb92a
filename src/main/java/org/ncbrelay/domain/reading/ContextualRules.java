package org.ncbrelay.domain.reading;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where scripts and emoji need a character that no one sees: the contexts of RFC 5892 and UTS #51, in a simpler form. What hides itself, or
 * is not needed itself, is no context for another: once it is taken out, the other would stand alone.
 */
final class ContextualRules {
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    private static final Set<UnicodeScript> JOINING = scripts(
            "ARABIC SYRIAC NKO MONGOLIAN DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM"
                    + " SINHALA TIBETAN MYANMAR KHMER");

    private static final Set<UnicodeScript> WITHOUT_SPACES = scripts("THAI LAO KHMER MYANMAR");

    private ContextualRules() {}

    private static Set<UnicodeScript> scripts(String names) {
        return Arrays.stream(names.split(" ")).map(UnicodeScript::forName).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the character at a place of a text, which would hide alone, is needed between its neighbours. */
    static boolean isNeeded(int[] text, int at) {
        int character = text[at];
        if (at == 0) return false;
        return switch (character) {
            case ZERO_WIDTH_JOINER -> joinsLetters(text, at) || endsWord(text, at) || joinsEmoji(text, at);
            case ZERO_WIDTH_NON_JOINER -> joinsLetters(text, at);
            case ZERO_WIDTH_SPACE -> isOf(WITHOUT_SPACES, text, at - 1) && isOf(WITHOUT_SPACES, text, at + 1);
            case 0xFE0E, 0xFE0F -> isSymbol(text[at - 1]) || isKeycap(text, at);
            default -> isVariantOfLetter(character, text[at - 1]);
        };
    }

    /** Between two characters that show, one of them of a script with joiners: Persian adds its endings to Latin words too. */
    private static boolean joinsLetters(int[] text, int at) {
        return shows(text, at - 1)
                && shows(text, at + 1)
                && (isOf(JOINING, text, at - 1) || isOf(JOINING, text, at + 1));
    }

    /** At the end of a word it keeps the shape of its last letter, as in Malayalam. */
    private static boolean endsWord(int[] text, int at) {
        return isOf(JOINING, text, at - 1) && (at + 1 == text.length || !CharacterKinds.hides(text[at + 1]));
    }

    private static boolean joinsEmoji(int[] text, int at) {
        boolean coloured = text[at - 1] == 0xFE0F && isNeeded(text, at - 1);
        boolean after = isSymbol(text[at - 1]) || coloured || isSkinTone(text[at - 1]);
        return after && at + 1 < text.length && isSymbol(text[at + 1]);
    }

    private static boolean isKeycap(int[] text, int at) {
        return "0123456789#*".indexOf(text[at - 1]) >= 0 && at + 1 < text.length && text[at + 1] == KEYCAP;
    }

    private static boolean isVariantOfLetter(int character, int before) {
        if (CharacterKinds.isWithin(character, 0xFE00, 0xFE02) || CharacterKinds.isWithin(character, 0xE0100, 0xE01EF))
            return Character.isIdeographic(before);
        return CharacterKinds.isWithin(character, 0x180B, 0x180F)
                && UnicodeScript.of(before) == UnicodeScript.MONGOLIAN
                && !CharacterKinds.hides(before);
    }

    private static boolean shows(int[] text, int at) {
        return at >= 0
                && at < text.length
                && !CharacterKinds.hides(text[at])
                && !Character.isWhitespace(text[at])
                && !Character.isSpaceChar(text[at]);
    }

    /** A letter of one of the scripts, or a mark on one. */
    private static boolean isOf(Set<UnicodeScript> scripts, int[] text, int at) {
        int letter = at;
        while (letter > 0
                && letter < text.length
                && UnicodeScript.of(text[letter]) == UnicodeScript.INHERITED
                && !CharacterKinds.hides(text[letter])) letter--;
        return letter >= 0
                && letter < text.length
                && scripts.contains(UnicodeScript.of(text[letter]))
                && !CharacterKinds.hides(text[letter]);
    }

    private static boolean isSymbol(int character) {
        int type = Character.getType(character);
        boolean symbol = type == Character.OTHER_SYMBOL
                || type == Character.MATH_SYMBOL
                || "\u203C\u2049\u3030".indexOf(character) >= 0;
        // The pattern of Braille without a dot is one of the symbols, and hides.
        return symbol && !CharacterKinds.hides(character);
    }

    private static boolean isSkinTone(int character) {
        return CharacterKinds.isWithin(character, 0x1F3FB, 0x1F3FF);
    }
}
