package org.ncbrelay.adapter.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters that a font has. One that it lacks is written as U+FFFD before the renderer meets it: the renderer would ask the font for it
 * whenever it measures a line, and each time the font throws; a request of some ten thousand such letters would take half a minute.
 */
final class FontLetters {
    private static final int MISSING = 0xFFFD;

    private final CmapLookup glyphs;

    /** @param font in TrueType; closed afterwards */
    FontLetters(InputStream font) {
        try (font) {
            this.glyphs =
                    new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with U+FFFD for each letter that the font lacks. */
    String drawable(String text) {
        if (text.codePoints().allMatch(this::isDrawable)) return text;
        return text.codePoints()
                .map(letter -> isDrawable(letter) ? letter : MISSING)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What is never drawn needs no glyph. */
    private boolean isDrawable(int letter) {
        return glyphs.getGlyphId(letter) > 0
                || Character.isWhitespace(letter)
                || Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT;
    }
}
