package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.answers.Problems;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts a request for the logged-in account, or else for the address. */
final class RateFilter extends OncePerRequestFilter {
    private final RequestRates rates;
    private final Problems problems;
    private final RequestMatcher counted;

    /** @param counted which requests; a chain may have a filter for each part of them */
    RateFilter(RequestRates rates, Problems problems, RequestMatcher counted) {
        this.rates = rates;
        this.problems = problems;
        this.counted = counted;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !counted.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        Duration wait = user != null && user.getPrincipal() instanceof RelayUser known
                ? rates.ofAccount(known.id())
                : rates.ofAddress(request.getRemoteAddr());
        if (wait.isZero()) chain.doFilter(request, response);
        else problems.tooMany(request, response, wait);
    }
}
