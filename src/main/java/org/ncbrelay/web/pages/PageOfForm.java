package org.ncbrelay.web.pages;

import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the page of a form by the address to which the form is sent: browsers are instructed not to say where a request comes from. */
@Component
class PageOfForm {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    PageOfForm(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * @param path      where the form was sent, such as {@code /cases/KEN-2026-000001/messages}
     * @param reference of the case on whose page a task was worked on, as the address says; null or anything else is ignored
     * @return the nearest page above it, always one of ours; the inbox where there is none
     */
    String of(String path, String reference) {
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
}
