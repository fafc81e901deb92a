package org.ncbrelay.domain.reading;

/** What Unicode says of single characters that a reader cannot see, or that change how the text around them is shown. */
final class CharacterKinds {
    private CharacterKinds() {}

    static boolean hides(int character) {
        return isUnfitAnywhere(character) || isFormat(character) || isIgnorable(character);
    }

    /** What no text may have: controls, reordering, tags, notes between the lines, and what is no character. */
    static boolean isUnfitAnywhere(int character) {
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

    /** Letters that no one sees: whole sentences can travel in them. */
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
