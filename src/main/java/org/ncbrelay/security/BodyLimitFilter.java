package org.ncbrelay.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that no form or request needs before anything reads them. Uploads have a limit of their own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimitFilter extends OncePerRequestFilter {
    /** Bytes; our default: ten times the longest request that we can imagine. */
    static final int LARGEST = 512 * 1024;

    private final Problems problems;

    BodyLimitFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unknownLength = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
        byte[] body = unknownLength ? request.getInputStream().readNBytes(LARGEST + 1) : null;
        if (request.getContentLengthLong() > LARGEST || body != null && body.length > LARGEST)
            problems.write(request, response, 413, "The body has more than " + LARGEST / 1024 + " KiB.");
        else chain.doFilter(body == null ? request : new ReadRequest(request, body), response);
    }
}
