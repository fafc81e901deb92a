package org.ncbrelay.web.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** People read in the language that they chose, else in their browser's; a program that asks for none is answered in English. */
@Component
final class ReadersLanguage {
    private final LocaleResolver chosen;

    ReadersLanguage(LocaleResolver localeResolver) {
        this.chosen = localeResolver;
    }

    /** ISO 639-1, one of our four. */
    String of(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return "en";
        return chosen.resolveLocale(request).getLanguage();
    }
}
