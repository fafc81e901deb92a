package org.ncbrelay.web.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.Asker;
import org.ncbrelay.security.answers.EndedSession;
import org.ncbrelay.web.pages.reader.ChosenLocale;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows what no controller answered, an unknown address among others, in the frame and the language of whoever asked for it. */
@Component
class ErrorPage implements ErrorViewResolver {
    /** The case on whose page a task was worked on, as the address of its form says. */
    private static final Pattern CASE = Pattern.compile("case=([A-Z0-9-]{15})");

    private final PageFrame frame;
    private final CurrentOfficer current;
    private final LocaleResolver locales;
    private final PageOfForm pages;

    ErrorPage(PageFrame frame, CurrentOfficer current, LocaleResolver locales, PageOfForm pages) {
        this.frame = frame;
        this.current = current;
        this.locales = locales;
        this.pages = pages;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        ModelAndView page = new ModelAndView("error", model);
        if (request.getAttribute(EndedSession.ATTRIBUTE) != null) page.addObject("back", back(request));
        Asker.of(request).ifPresent(asker -> {
            if (asker.officer() == null) describe(page, asker, request);
            else
                current.as(asker.officer(), () -> {
                    describe(page, asker, request);
                    return null;
                });
        });
        return page;
    }

    /** Leads to the login first, and from there back to the page. The body of the form was not read: nobody known has sent it. */
    private String back(HttpServletRequest request) {
        String sentTo = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        Matcher reference = CASE.matcher(request.getQueryString() == null ? "" : request.getQueryString());
        return pages.of(
                sentTo.substring(request.getContextPath().length()), reference.matches() ? reference.group(1) : null);
    }

    private void describe(ModelAndView page, Asker asker, HttpServletRequest request) {
        Principal user = asker::userId;
        ChosenLocale.read(request, user, locales);
        page.addObject("me", frame.me(user));
        page.addObject("show", frame.show(user, locales.resolveLocale(request)));
        page.addObject("here", request.getRequestURI());
    }
}
