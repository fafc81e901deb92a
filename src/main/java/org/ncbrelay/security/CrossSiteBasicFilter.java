package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ncbrelay.security.answers.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a Basic call that a foreign site made a browser send: Basic needs no token, and browsers remember passwords. */
final class CrossSiteBasicFilter extends OncePerRequestFilter {
    private final Problems problems;

    CrossSiteBasicFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = "cross-site".equals(site) || "same-site".equals(site);
        if (foreign && AuthorizationHeaderFilter.isSent(request))
            problems.write(request, response, 403, "Calls from another site are refused.");
        else chain.doFilter(request, response);
    }
}
