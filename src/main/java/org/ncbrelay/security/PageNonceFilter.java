package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the scripts of Camunda's pages the nonce of their own answer. Camunda keeps it in one place for everybody between writing
 * the policy and the page: of two people who open Tasklist at the same moment, one would get a page without its scripts.
 */
final class PageNonceFilter extends OncePerRequestFilter {
    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-([\\w-]+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[\\w-]+\"");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        String type = answer.getContentType();
        if (type != null && type.startsWith("text/html")) useOwnNonce(answer);
        answer.copyBodyToResponse();
    }

    private static void useOwnNonce(ContentCachingResponseWrapper answer) throws IOException {
        String policy = answer.getHeader(POLICY);
        Matcher nonce = IN_POLICY.matcher(policy == null ? "" : policy);
        if (!nonce.find()) return;
        String page = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        byte[] own = IN_PAGE.matcher(page)
                .replaceAll("nonce=\"" + nonce.group(1) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        answer.resetBuffer();
        answer.getOutputStream().write(own);
    }
}
