package org.ncbrelay.web.pages.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Remembers that an officer has opened a case or intelligence, once its page is ready to be shown, and tells the page whether the officer follows it
 * ({@code following}).
 */
@Component
class SeenCases implements HandlerInterceptor, WebMvcConfigurer {
    private final ReadNews news;
    private final CurrentOfficer officers;

    SeenCases(ReadNews news, CurrentOfficer officers) {
        this.news = news;
        this.officers = officers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/cases/{reference}", "/intelligence/{reference}");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page == null || !request.getMethod().equals("GET") || !officers.isPresent()) return;
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path)
                || !(path.get("reference") instanceof String text)
                || !CaseReference.isWellFormed(text)) return;
        CaseReference reference = new CaseReference(text);
        news.seen(reference, officers.officer());
        page.addObject("following", news.isFollowed(reference, officers.officer()));
    }
}
