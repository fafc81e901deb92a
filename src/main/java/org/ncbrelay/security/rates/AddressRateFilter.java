package org.ncbrelay.security.rates;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.ncbrelay.security.answers.Problems;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts what is answered before anybody is known, such as the login, by address. */
public final class AddressRateFilter extends OncePerRequestFilter {
    private final RequestRates rates;
    private final Problems problems;
    private final RequestMatcher counted;

    public AddressRateFilter(RequestRates rates, Problems problems, RequestMatcher counted) {
        this.rates = rates;
        this.problems = problems;
        this.counted = counted;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = counted.matches(request) ? rates.ofAddress(request.getRemoteAddr()) : Duration.ZERO;
        if (wait.isZero()) chain.doFilter(request, response);
        else problems.tooMany(request, response, wait);
    }
}
