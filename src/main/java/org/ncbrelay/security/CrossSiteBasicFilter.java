package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a Basic call that a foreign site made a browser send: Basic needs no token, and browsers remember passwords. */
final class CrossSiteBasicFilter extends OncePerRequestFilter {
    private final Problems problems;

    CrossSiteBasicFilter(Problems problems) {
        this.problems = problems;
    }

    static boolean isBasic(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        if (foreign && isBasic(request)) problems.write(request, response, 403, "Calls from another site are refused.");
        else chain.doFilter(request, response);
    }
}
