package org.ncbrelay.adapter.export;

import java.util.Locale;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.port.FormattedText;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The real exporter without an application around it. */
public final class Exporters {
    private Exporters() {}

    /** The real words of documents. */
    public static Wording words(Locale language) {
        return new MessageWordings(new StaticMessageSource()).in(language);
    }

    public static FormattedText texts() {
        return new CommonMarkText();
    }

    public static Exporter real() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
        return new FileExporter(new PdfDocument(templates, new CommonMarkText()));
    }
}
