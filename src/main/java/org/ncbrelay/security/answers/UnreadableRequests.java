package org.ncbrelay.security.answers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.ncbrelay.security.accounts.SecurityLog;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests that nobody can read in one way only: odd addresses, methods that do not exist, headers that are no text. Spring
 * Security's firewall finds them; two kinds of address are found here, before it, because Spring fails at them on the way there: with
 * semicolons or empty parts they do not begin as the servlet's own address does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class UnreadableRequests extends OncePerRequestFilter implements RequestRejectedHandler {
    private static final Pattern ODD = Pattern.compile(";|//|%3b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_PROGRAMS = Pattern.compile("/+(api|engine-rest|camunda(;[^/]*)?/+api)\\b.*");

    /** Where the server itself leads after an error. Whoever asks for it directly would get a 500, although nothing has failed. */
    private static final String ERRORS = "/error";

    /** Those for which the page of errors is drawn. */
    private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Problems problems;

    UnreadableRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ODD.matcher(request.getRequestURI()).find()) answer(request, response);
        else if (request.getRequestURI().equals(ERRORS)) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException unreadable)
            throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityLog.refused(request, HttpServletResponse.SC_BAD_REQUEST);
        boolean page = METHODS.contains(request.getMethod())
                && !OF_PROGRAMS.matcher(request.getRequestURI()).matches();
        if (page) response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        else problems.write(request, response, HttpServletResponse.SC_BAD_REQUEST, "The request cannot be read.");
    }
}
