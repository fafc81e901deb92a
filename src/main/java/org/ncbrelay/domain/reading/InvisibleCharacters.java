package org.ncbrelay.domain.reading;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.BENGALI;
import static java.lang.Character.UnicodeScript.DEVANAGARI;
import static java.lang.Character.UnicodeScript.GUJARATI;
import static java.lang.Character.UnicodeScript.GURMUKHI;
import static java.lang.Character.UnicodeScript.INHERITED;
import static java.lang.Character.UnicodeScript.KANNADA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MALAYALAM;
import static java.lang.Character.UnicodeScript.MONGOLIAN;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.NKO;
import static java.lang.Character.UnicodeScript.ORIYA;
import static java.lang.Character.UnicodeScript.SINHALA;
import static java.lang.Character.UnicodeScript.SYRIAC;
import static java.lang.Character.UnicodeScript.TAMIL;
import static java.lang.Character.UnicodeScript.TELUGU;
import static java.lang.Character.UnicodeScript.THAI;
import static java.lang.Character.UnicodeScript.TIBETAN;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one rule for characters that a reader cannot see, or that change how the text around them is shown. It follows Unicode's
 * property Default_Ignorable_Code_Point (UAX #44) and, for what a script needs, the contexts of RFC 5892 in a simpler form.
 *
 * <p>A line has none of them, because it stands beside the words of others: in lists, subjects, names of files. Where a script
 * or an emoji needs one, it stays: the joiners of Persian and of the Indic scripts, the break between words in Thai and Khmer,
 * the variants of ideographs and of Mongolian letters, emoji that are joined or coloured.
 *
 * <p>A narrative has paragraphs of its own, and is often pasted: it may have what merely hides (soft hyphens, marks of
 * direction), but nothing that reorders text, no tags, and nothing that is no character at all.
 */
public final class InvisibleCharacters {
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            ARABIC,
            SYRIAC,
            NKO,
            MONGOLIAN,
            DEVANAGARI,
            BENGALI,
            GURMUKHI,
            GUJARATI,
            ORIYA,
            TAMIL,
            TELUGU,
            KANNADA,
            MALAYALAM,
            SINHALA,
            TIBETAN,
            MYANMAR,
            KHMER);

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(THAI, LAO, KHMER, MYANMAR);

    private InvisibleCharacters() {}

    /** Whether a text of one line has a character that it must not have. */
    public static boolean areInLine(String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) if (hides(characters[i]) && !isNeeded(characters, i)) return true;
        return false;
    }

    /** Whether a text of several lines has a character that it must not have; line ends and tabs are allowed. */
    public static boolean areInNarrative(String text) {
        return text.codePoints().anyMatch(character -> !isLayout(character) && isUnfitAnywhere(character));
    }

    /** Whether a character would hide where no script asks for it, as in the name of a file. */
    public static boolean hides(int character) {
        return isUnfitAnywhere(character) || isFormat(character) || isIgnorable(character);
    }

    /** The text without what a line must not have. */
    public static String removedFrom(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < characters.length; i++)
            if (!hides(characters[i]) || isNeeded(characters, i)) kept.appendCodePoint(characters[i]);
        return kept.toString();
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isUnfitAnywhere(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isNoCharacter(character)
                || isReordering(character)
                || isTag(character)
                || isWithin(character, 0xFFF9, 0xFFFB); // notes between the lines
    }

    /** Embeddings, overrides and isolates, and the deprecated marks that change shapes. */
    private static boolean isReordering(int character) {
        return isWithin(character, 0x202A, 0x202E)
                || isWithin(character, 0x2066, 0x2069)
                || isWithin(character, 0x206A, 0x206F);
    }

    /** Letters that nobody sees: whole sentences can travel in them. */
    private static boolean isTag(int character) {
        return isWithin(character, 0xE0000, 0xE007F);
    }

    private static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || isWithin(character, 0xFDD0, 0xFDEF);
    }

    /** Of the category Format, all but the signs that are drawn above or below the numbers and words after them. */
    private static boolean isFormat(int character) {
        return Character.getType(character) == Character.FORMAT
                && !isWithin(character, 0x600, 0x605)
                && character != 0x6DD
                && character != 0x70F
                && character != 0x8E2
                && character != 0x110BD
                && character != 0x110CD;
    }

    /** Ignorable by default though of another category; and the pattern of Braille that has no dot. */
    private static boolean isIgnorable(int character) {
        return character == 0x34F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || isWithin(character, 0x180B, 0x180F)
                || character == 0x2065
                || character == 0x2800
                || character == 0x3164
                || isWithin(character, 0xFE00, 0xFE0F)
                || character == 0xFFA0
                || isWithin(character, 0xFFF0, 0xFFF8)
                || isWithin(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isNeeded(int[] text, int at) {
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
        return isOf(JOINING, text, at - 1) && (at + 1 == text.length || !hides(text[at + 1]));
    }

    private static boolean joinsEmoji(int[] text, int at) {
        boolean after = isSymbol(text[at - 1]) || text[at - 1] == 0xFE0F || isSkinTone(text[at - 1]);
        return after && at + 1 < text.length && isSymbol(text[at + 1]);
    }

    private static boolean isKeycap(int[] text, int at) {
        return "0123456789#*".indexOf(text[at - 1]) >= 0 && at + 1 < text.length && text[at + 1] == KEYCAP;
    }

    private static boolean isVariantOfLetter(int character, int before) {
        if (isWithin(character, 0xFE00, 0xFE02) || isWithin(character, 0xE0100, 0xE01EF))
            return Character.isIdeographic(before);
        return isWithin(character, 0x180B, 0x180F) && UnicodeScript.of(before) == MONGOLIAN;
    }

    private static boolean shows(int[] text, int at) {
        return at >= 0
                && at < text.length
                && !hides(text[at])
                && !Character.isWhitespace(text[at])
                && !Character.isSpaceChar(text[at]);
    }

    /** A letter of one of the scripts, or a mark on one. */
    private static boolean isOf(Set<UnicodeScript> scripts, int[] text, int at) {
        int letter = at;
        while (letter > 0
                && letter < text.length
                && UnicodeScript.of(text[letter]) == INHERITED
                && !hides(text[letter])) letter--;
        return letter >= 0 && letter < text.length && scripts.contains(UnicodeScript.of(text[letter]));
    }

    private static boolean isSymbol(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL
                || type == Character.MATH_SYMBOL
                || "\u203C\u2049\u3030".indexOf(character) >= 0;
    }

    private static boolean isSkinTone(int character) {
        return isWithin(character, 0x1F3FB, 0x1F3FF);
    }

    private static boolean isWithin(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
