package org.ncbrelay.web.pages.reader;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Somebody who knows nobody and reads our pages in one of our languages, on a day in November 2026. */
public final class PageReader {
    public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private PageReader() {}

    public static PageFormatter of(String language) {
        return of(language, ZoneOffset.UTC);
    }

    public static PageFormatter of(String language, ZoneId zone) {
        return new PageFormatter(new PageLanguages().messageSource(), Locale.forLanguageTag(language), zone, NOW);
    }

    /** Renders our templates as the relay does, outside of it. */
    public static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(new PageLanguages().messageSource());
        return engine;
    }
}
