package org.ncbrelay.web.pages.reader;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ncbrelay.store.people.Preferences;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/** The four working languages of INTERPOL, for every text of the pages. */
@Configuration(proxyBeanMethods = false)
public class PageLanguages {
    /** Arabic with the digits of the references and of the dates that officers exchange. */
    public static final List<Locale> ALL =
            List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.forLanguageTag("ar-u-nu-latn"));

    public static Optional<Locale> of(String language) {
        return ALL.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    /** The first of the browser's languages that we have, else English. */
    public static Locale wanted(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) return Locale.ENGLISH;
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> of(wanted.getLanguage()).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Those of the release, and after them those of steps that an installation has drawn, which are read from the database. */
    @Bean
    @Primary
    MessageSource messageSource(@Lazy @Qualifier("installedWords") MessageSource installed) {
        ResourceBundleMessageSource words = messageSource();
        words.setParentMessageSource(installed);
        return words;
    }

    /**
     * The words of the release. Pages name letters by their subjects. No text has an apostrophe of a typewriter: {@code ’} needs no doubling where
     * a text has arguments.
     */
    public ResourceBundleMessageSource messageSource() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames("messages", "mail", "models");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.ENGLISH);
        words.setFallbackToSystemLocale(false);
        return words;
    }

    @Bean
    LocaleResolver localeResolver(Preferences preferences) {
        return new ChosenLocale(preferences);
    }
}
