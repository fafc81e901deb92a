package org.ncbrelay.domain.reading;

/**
 * The one rule for characters that a reader cannot see, or that change how the text around them is shown. It follows Unicode's
 * property Default_Ignorable_Code_Point (UAX #44), its marks of direction (UAX #9) and, for what a script needs, the contexts of RFC 5892
 * in a simpler form.
 *
 * <p>A line has none of them, because it is shown beside the words of others: in lists, subjects, names of files. Where a script
 * or an emoji needs one, it stays: the joiners of Persian and of the Indic scripts, the break between words in Thai and Khmer,
 * the variants of ideographs and of Mongolian letters, emoji that are joined or coloured.
 *
 * <p>A narrative has paragraphs of its own, and is often pasted: it may have what merely hides (soft hyphens, marks of
 * direction), but nothing that reorders text, no tags, and nothing that is no character at all.
 */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /** Whether a text of one line has a character that it must not have. */
    public static boolean areInLine(String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++)
            if (hides(characters[i]) && !ScriptNeeds.isNeeded(characters, i)) return true;
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
            if (!hides(characters[i]) || ScriptNeeds.isNeeded(characters, i)) kept.appendCodePoint(characters[i]);
        return kept.toString();
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    /** What no text may have: controls, reordering, tags, notes between the lines, and what is no character. */
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

    static boolean isWithin(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
