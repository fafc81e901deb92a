package org.ncbrelay.web.tasklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.ReadersZone;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** People read in the language that they chose, else in their browser's; a program that asks for none is answered in English. */
@Component
record ReadersLanguage(LocaleResolver localeResolver, ReadersZone zones, MessageSource messages, Clock clock) {
    /** ISO 639-1, one of our four. */
    String of(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return "en";
        return localeResolver.resolveLocale(request).getLanguage();
    }

    /** How an officer reads in Tasklist: as on our pages. */
    PageFormatter show(HttpServletRequest request, Officer reader) {
        Locale locale = Locale.forLanguageTag(of(request));
        return new PageFormatter(messages, locale, zones.of(reader.userId(), reader), clock.instant());
    }
}
