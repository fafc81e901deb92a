package org.ncbrelay.web.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.RequestSender;
import org.ncbrelay.security.answers.EndedSession;
import org.ncbrelay.web.pages.reader.ChosenLocale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Shows what no controller answered, an unknown address among others, in the frame and the language of its reader. */
@Component
record ErrorPage(
        PageFrame frame,
        CurrentOfficer current,
        LocaleResolver locales,
        @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings)
        implements ErrorViewResolver {
    /** The case on whose page a task was worked on, as the address of its form says. */
    private static final Pattern CASE = Pattern.compile("case=([A-Z0-9-]{15})");

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        ModelAndView page = new ModelAndView("error", model);
        if (request.getAttribute(EndedSession.ATTRIBUTE) != null) page.addObject("back", back(request));
        RequestSender.of(request).ifPresent(asker -> {
            if (asker.officer() == null) describe(page, asker, request, status);
            else
                current.as(asker.officer(), () -> {
                    describe(page, asker, request, status);
                    return null;
                });
        });
        return page;
    }

    /** Leads to the login first, and from there back to the page. The body of the form was not read: its sender is unknown. */
    private String back(HttpServletRequest request) {
        String sentTo = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        Matcher reference = CASE.matcher(request.getQueryString() == null ? "" : request.getQueryString());
        return pageOfForm(
                sentTo.substring(request.getContextPath().length()), reference.matches() ? reference.group(1) : null);
    }

    /**
     * Finds the page of a form by the address to which the form is sent: browsers are instructed not to say where a request comes from.
     *
     * @param path      where the form was sent, such as {@code /cases/KEN-2026-000001/messages}
     * @param reference of the case on whose page a task was worked on, as the address says; null or anything else is ignored
     * @return the nearest page above it, always one of ours; the inbox where there is none
     */
    private String pageOfForm(String path, String reference) {
        if (path.startsWith("/tasks/") && reference != null && CaseReference.isWellFormed(reference))
            return (new CaseReference(reference).isIntelligence() ? "/intelligence/" : "/cases/") + reference + "?task="
                    + path.split("/")[2];
        if (path.equals("/requests/drafts")) return "/requests/new";
        for (String page = path; !page.isEmpty(); page = page.substring(0, Math.max(0, page.lastIndexOf('/'))))
            if (isPage(page)) return page;
        return "/";
    }

    private boolean isPage(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getReturnType().getParameterType() == String.class)
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("org.ncbrelay.web.pages."))
                .anyMatch(handler -> shows(handler.getKey(), parsed));
    }

    private static boolean shows(RequestMappingInfo mapping, PathContainer path) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.contains(RequestMethod.GET)
                && mapping.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    private void describe(ModelAndView page, RequestSender asker, HttpServletRequest request, HttpStatus status) {
        Principal user = asker::userId;
        ChosenLocale.read(request, user, locales);
        page.addObject("me", frame.me(user));
        page.addObject("show", frame.show(user, locales.resolveLocale(request)));
        page.addObject("here", request.getRequestURI());
        // What failed may be the database.
        if (asker.officer() != null && status.is4xxClientError())
            page.addObject("bell", frame.news().count(asker.officer()));
    }
}
