package org.ncbrelay.domain.reading;

/**
 * The one rule for characters that a reader cannot see, or that change how the text around them is shown. It follows Unicode's
 * property Default_Ignorable_Code_Point (UAX #44), its marks of direction (UAX #9) and, for what a script needs, the contexts of RFC 5892
 * in a simpler form.
 *
 * <p>A line has none of them, because it is shown next to the words of others: in lists, subjects, names of files. Where a script
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
            if (hides(characters[i]) && !ContextualRules.isNeeded(characters, i)) return true;
        return false;
    }

    /** Whether a text of several lines has a character that it must not have; line ends and tabs are allowed. */
    public static boolean areInNarrative(String text) {
        return text.codePoints()
                .anyMatch(character -> !isLayout(character) && CharacterKinds.isUnfitAnywhere(character));
    }

    /** Whether a character would hide where no script asks for it, as in the name of a file. */
    public static boolean hides(int character) {
        return CharacterKinds.hides(character);
    }

    /** The text without what a line must not have. */
    public static String removedFrom(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < characters.length; i++)
            if (!hides(characters[i]) || ContextualRules.isNeeded(characters, i)) kept.appendCodePoint(characters[i]);
        return kept.toString();
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }
}
