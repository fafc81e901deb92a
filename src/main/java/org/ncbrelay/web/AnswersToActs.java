package org.ncbrelay.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What has been done is answered as we answer it, whatever form the caller would like to have: a refusal (406) after the act would say that
 * nothing was done (RFC 9110, 12.4.1 allows to disregard the wish). Before the act, and where something is only read, the wish counts.
 */
@Configuration(proxyBeanMethods = false)
class AnswersToActs implements WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ContentNegotiationStrategy wish = new HeaderContentNegotiationStrategy();

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(this::accepted));
    }

    private List<MediaType> accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest sent = request.getNativeRequest(HttpServletRequest.class);
        return sent != null && isAct(sent) ? List.of(MediaType.ALL) : wish.resolveMediaTypes(request);
    }

    /** The page of errors, to which the server leads, has forms of its own for people and for programs. */
    private static boolean isAct(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                && request.getDispatcherType() != DispatcherType.ERROR
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null;
    }
}
