package org.ncbrelay.domain.evidence;

import java.util.Locale;
import org.ncbrelay.domain.reading.InvisibleCharacters;

/**
 * The name of a file that is safe to show and to save: no folder, nothing invisible, nothing a file system understands otherwise.
 *
 * @param value 1 to 150 characters
 */
public record FileName(String value) {
    private static final int LONGEST = 150;

    public FileName {
        if (!value.equals(clean(value))) throw new IllegalArgumentException("not a safe file name");
    }

    /** Makes a name safe; a name of which nothing is left becomes {@code evidence}. */
    public static FileName of(String sent) {
        return new FileName(clean(sent == null ? "" : sent));
    }

    /** Behind the last dot, in lower case; empty if there is none. */
    public String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String clean(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().map(FileName::harmless).forEach(kept::appendCodePoint);
        String name = shortened(kept.toString().strip().replaceFirst("^[.\\s]+", ""));
        return name.isEmpty() ? "evidence" : name;
    }

    private static int harmless(int character) {
        boolean fits = Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK
                || " ._-()+,".indexOf(character) >= 0;
        return fits && !InvisibleCharacters.hides(character) ? character : '_';
    }

    /** The end stays: it says what the file is. */
    private static String shortened(String name) {
        int tooMany = name.length() - LONGEST;
        if (tooMany <= 0) return name;
        String end = name.substring(tooMany);
        return (Character.isLowSurrogate(end.charAt(0)) ? end.substring(1) : end)
                .strip()
                .replaceFirst("^[.\\s]+", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
