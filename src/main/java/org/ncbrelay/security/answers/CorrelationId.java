package org.ncbrelay.security.answers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id of a request that is in the answer, in every problem, on the page of an error and in every line of the log. */
public final class CorrelationId {
    /** Header and request attribute. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String LOG_KEY = "correlationId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CorrelationId() {}

    /** The id of the request. */
    public static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HEADER));
    }

    /**
     * Goes on with an id, which a request keeps when it is dispatched again. Tomcat logs what no filter caught, and answers what belongs to no
     * application: it is all within the id only where a valve calls this.
     */
    public static void identified(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object known = request.getAttribute(HEADER);
        String given = known == null ? request.getHeader(HEADER) : known.toString();
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }
}
