package org.ncbrelay.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.Asker;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows what no controller answered, an unknown address among others, in the frame and the language of whoever asked for it. */
@Component
class ErrorPage implements ErrorViewResolver {
    private final PageFrame frame;
    private final CurrentOfficer current;
    private final LocaleResolver locales;

    ErrorPage(PageFrame frame, CurrentOfficer current, LocaleResolver locales) {
        this.frame = frame;
        this.current = current;
        this.locales = locales;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        ModelAndView page = new ModelAndView("error", model);
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

    private void describe(ModelAndView page, Asker asker, HttpServletRequest request) {
        Principal user = asker::userId;
        ChosenLocale.read(request, user, locales);
        page.addObject("me", frame.me(user));
        page.addObject("show", frame.show(user, locales.resolveLocale(request)));
        page.addObject("here", request.getRequestURI());
    }
}
