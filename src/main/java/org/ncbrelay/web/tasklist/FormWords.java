package org.ncbrelay.web.tasklist;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of forms and diagrams in one language; English where a sentence is not known. */
final class FormWords {
    static final List<String> LANGUAGES = List.of("fr", "es", "ar");

    private static final String PARAGRAPH = "\n\n";

    /** Marks of a heading stay as they are: a translator sees the words alone. */
    private static final Pattern HEADING = Pattern.compile("(#+ )?(.*)", Pattern.DOTALL);

    private final Map<String, String> sentences;

    private FormWords(Map<String, String> sentences) {
        this.sentences = sentences;
    }

    /** @throws UncheckedIOException if the language has no file, or an unreadable one */
    static FormWords in(String language) {
        return new FormWords(read("forms", language));
    }

    /**
     * A file for translators: each English sentence with its translation.
     *
     * @throws UncheckedIOException if the language has no such file, or an unreadable one
     */
    static Map<String, String> read(String kind, String language) {
        try (InputStream file = FormWords.class.getResourceAsStream("/" + kind + "_" + language + ".json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, String> sentences() {
        return sentences;
    }

    /** Paragraph by paragraph; the translation has the same expressions, marks and links as the English. */
    String translate(String english) {
        return paragraphs(english).stream().map(this::paragraph).collect(Collectors.joining(PARAGRAPH));
    }

    /** What a translator sees of a text, each paragraph without the marks of a heading. */
    static List<String> sentencesOf(String english) {
        return paragraphs(english).stream().map(text -> heading(text).group(2)).toList();
    }

    private String paragraph(String english) {
        Matcher heading = heading(english);
        String mark = heading.group(1) == null ? "" : heading.group(1);
        return mark + sentences.getOrDefault(heading.group(2), heading.group(2));
    }

    private static Matcher heading(String paragraph) {
        Matcher heading = HEADING.matcher(paragraph);
        heading.matches();
        return heading;
    }

    private static List<String> paragraphs(String text) {
        return Arrays.asList(text.split(PARAGRAPH));
    }
}
