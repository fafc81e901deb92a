package org.ncbrelay.adapter.export;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ncbrelay.domain.output.Document;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Documents as tagged PDF (PDF/UA); DejaVu has the letters of all languages we write, and lies in our jar. */
@Component
class PdfDocument {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String REGULAR = "DejaVuSans.ttf";
    private static final FontLetters LETTERS = new FontLetters(font(REGULAR));
    private static final String PICTURE = "picture:";
    private static final int CHARACTERS_PER_LINE = 105;

    /** In millimetres, of the 297 of a page; our default. */
    private static final int TALLEST_HEADER = 110;

    private static final int LONGEST_IN_HEADER = 8 * CHARACTERS_PER_LINE;

    private final ITemplateEngine templates;
    private final CommonMarkText texts;

    PdfDocument(ITemplateEngine templates, CommonMarkText texts) {
        this.templates = templates;
        this.texts = texts;
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    byte[] write(Document document, Function<UUID, Optional<byte[]>> pictures) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // Whatever a text holds, nothing is looked up outside: only pictures of reports are shown.
        builder.useUriResolver((base, uri) -> uri.startsWith(PICTURE) ? uri : null);
        builder.useProtocolsStreamImplementation(
                uri -> new PictureStream(pictures.apply(UUID.fromString(uri.substring(PICTURE.length())))), "picture");
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useFont(() -> font(REGULAR), "DejaVu Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu Sans", 700, FontStyle.NORMAL, true);
        builder.usePdfUaAccessibility(true);
        builder.withProducer("NCB Relay");
        builder.withHtmlContent(page(document), null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private String page(Document document) {
        Context model = new Context();
        Lines text = new Lines();
        List<String> marks = document.marks().lines(document.wording());
        List<String> header = fitting(marks);
        model.setVariable("document", document);
        model.setVariable("title", Line.writable(document.title()));
        model.setVariable("marks", header.stream().map(Line::of).toList());
        model.setVariable("header", headerMillimetres(header));
        PdfExtent extent = PdfExtent.of(document);
        List<String> before = new ArrayList<>(header.equals(marks) ? List.of() : marks);
        if (!LETTERS.areAllIn(document.text())) before.add(document.wording().say("lettersMarked"));
        if (extent.entriesLeftOut() > 0) before.add(document.wording().say("entriesLeftOut", extent.entriesLeftOut()));
        if (extent.picturesLeftOut() > 0)
            before.add(document.wording().say("picturesLeftOut", extent.picturesLeftOut()));
        model.setVariable(
                "before", before.stream().map(text::of).flatMap(List::stream).toList());
        model.setVariable("sections", extent.sections());
        model.setVariable("text", text);
        model.setVariable("texts", texts);
        model.setVariable("wording", document.wording());
        model.setVariable("language", document.wording().language().getLanguage());
        return templates.process("document", model);
    }

    /**
     * The marks as the header of every page has them: as they are, and the margin grows with them. Where they would leave no room
     * for the text, the longest are shortened there, and all are printed in full before the text.
     */
    private static List<String> fitting(List<String> marks) {
        if (headerMillimetres(marks) <= TALLEST_HEADER) return marks;
        return marks.stream().map(PdfDocument::beginning).toList();
    }

    private static String beginning(String mark) {
        String line = mark.lines().collect(Collectors.joining(" "));
        return line.codePointCount(0, line.length()) <= LONGEST_IN_HEADER
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_IN_HEADER)) + " \u2026";
    }

    private static int headerMillimetres(List<String> marks) {
        long lines = marks.stream()
                .flatMap(String::lines)
                .mapToLong(line -> 1 + line.length() / CHARACTERS_PER_LINE)
                .sum();
        return (int) (14 + 4 * lines);
    }

    private static InputStream font(String name) {
        return PdfDocument.class.getResourceAsStream(FONTS + name);
    }

    /** What the renderer reads of a picture; nothing where it has no bytes. */
    private record PictureStream(Optional<byte[]> content) implements FSStream {
        @Override
        public InputStream getStream() {
            return content.map(ByteArrayInputStream::new).orElse(null);
        }

        @Override
        public Reader getReader() {
            throw new UnsupportedOperationException("a picture is no text");
        }
    }

    /** Splits a text into its lines, for the template. */
    static final class Lines {
        public List<Line> of(String text) {
            return text == null
                    ? List.of()
                    : text.lines().filter(line -> !line.isBlank()).map(Line::of).toList();
        }
    }

    /** A line and the direction it is read in, that of its first letter. */
    record Line(String text, String direction) {
        static Line of(String text) {
            String printable = writable(text);
            return new Line(LETTERS.drawable(printable), isRightToLeft(printable) ? "rtl" : "ltr");
        }

        /** Without what XML cannot have. */
        static String writable(String text) {
            return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF&&[^\\n\\t]]", " ");
        }

        private static boolean isRightToLeft(String text) {
            byte first = (byte) text.codePoints()
                    .map(Character::getDirectionality)
                    .filter(direction -> Stream.of(
                                    Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                                    Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                            .anyMatch(strong -> strong == direction))
                    .findFirst()
                    .orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT);
            return first != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
        }
    }

    /**
     * The letters that a font has. One that it lacks is written as U+FFFD before the renderer meets it: the renderer would ask the font for it
     * whenever it measures a line, and each time the font throws; a request of some ten thousand such letters would take half a minute.
     */
    private static final class FontLetters {
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

        boolean areAllIn(String text) {
            return text.codePoints().allMatch(this::isDrawable);
        }

        /** The text with U+FFFD for each letter that the font lacks. */
        String drawable(String text) {
            if (areAllIn(text)) return text;
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
}
