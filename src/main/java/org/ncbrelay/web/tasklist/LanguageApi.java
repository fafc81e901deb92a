package org.ncbrelay.web.tasklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells Camunda's apps how their reader reads, so that their own words, those that the server translates and our pages agree. */
@RestController
@Tag(name = "Tasklist")
record LanguageApi(ReadersLanguage readers, CurrentOfficer officer, MessageSource messages) {
    /** What forms say by themselves, in English whatever the language; {@code {0}} is a number or a pattern. */
    private static final List<String> FORM_WORDS = List.of(
            "form.select",
            "form.search",
            "form.none",
            "form.required",
            "form.email",
            "form.shortest",
            "form.longest",
            "form.least",
            "form.most");

    /** A form would show a regular expression; each field of this kind has an example next to it. */
    private static final String PATTERN = "Field must match pattern {0}.";

    /** For the logged-in user; the language is the one that they chose, else their browser's. */
    @Operation(summary = "Read in which language you read, and the words of Tasklist that its own files do not have")
    @GetMapping("/me/language")
    Language language(HttpServletRequest request) {
        Locale locale = Locale.forLanguageTag(readers.of(request));
        return new Language(
                locale.getLanguage(),
                links(locale),
                formWords(locale),
                priorities(locale),
                word("form.started", locale),
                word("form.toComplete", locale),
                word("form.recorded", locale));
    }

    private Map<String, String> links(Locale locale) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("/", word("nav.home", locale));
        if (officer.isPresent()) {
            links.put("/cases", word("nav.cases", locale));
            links.put("/board", word("nav.board", locale));
        }
        return links;
    }

    private Map<String, String> formWords(Locale locale) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : FORM_WORDS) words.put(word(key, Locale.ENGLISH), word(key, locale));
        words.put(PATTERN, word("wrong.form", locale));
        return words;
    }

    private Map<Integer, String> priorities(Locale locale) {
        Map<Integer, String> words = new LinkedHashMap<>();
        for (Urgency urgency : Urgency.values())
            words.put(urgency.priority(), word("urgency." + urgency.name(), locale));
        return words;
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /**
     * @param language   ISO 639-1, one of our four
     * @param links      to our pages: address and text, in order
     * @param formWords  what a form says by itself in English, and in the reader's language
     * @param priorities the engine's number of each urgency, and its name
     * @param started    what is said of a process that was started; {@code {0}} is its reference
     * @param toComplete what is said before the fields that must be completed first
     * @param recorded   what is said of a change that waits for another operator; {@code {0}} is its number
     */
    record Language(
            String language,
            Map<String, String> links,
            Map<String, String> formWords,
            Map<Integer, String> priorities,
            String started,
            String toComplete,
            String recorded) {}
}
