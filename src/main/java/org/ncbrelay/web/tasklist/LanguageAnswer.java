package org.ncbrelay.web.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells Camunda's apps the language of their reader, so that their own words and those that the server translates agree. */
@RestController
class LanguageAnswer {
    private final ReadersLanguage readers;

    LanguageAnswer(ReadersLanguage readers) {
        this.readers = readers;
    }

    /** Whoever is logged in; the language that they chose, else their browser's. */
    @GetMapping("/me/language")
    Language language(HttpServletRequest request) {
        return new Language(readers.of(request));
    }

    /** @param language ISO 639-1, one of our four */
    record Language(String language) {}
}
