package org.ncbrelay.web.pages;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.security.answers.CorrelationId;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * The page that says that the database is away. It is drawn in front of Spring MVC, which would ask for the session, and in the first of
 * the browser's languages that we have: which one its reader chose is in the database.
 */
@Component
record OutageInWords(ITemplateEngine templates, ServletContext servlets) implements Outage.OutagePage {
    @Override
    public String html(HttpServletRequest request, HttpServletResponse response, Outage.What what) {
        Locale locale = PageLanguages.wanted(request);
        Map<String, Object> said = new HashMap<>();
        said.put("language", locale.getLanguage());
        said.put("direction", locale.getLanguage().equals("ar") ? "rtl" : "ltr");
        said.put("what", what.name());
        said.put("again", again(request));
        said.put("correlationId", CorrelationId.of(request));
        var exchange = JakartaServletWebApplication.buildApplication(servlets).buildExchange(request, response);
        return templates.process("outage", new WebContext(exchange, locale, said));
    }

    /** The same page where it was only to be read; a form is not sent a second time by a link. */
    private static String again(HttpServletRequest request) {
        String path = request.getRequestURI();
        // Two slashes would begin another host: nothing has refused such an address yet.
        if (!request.getMethod().equals("GET") || path.startsWith("//") || path.contains("\\")) return null;
        String query = request.getQueryString();
        return query == null ? path : path + '?' + query;
    }
}
