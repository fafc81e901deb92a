package org.ncbrelay.security.bodies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ncbrelay.security.answers.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that say they are larger than any form or request needs, before anything reads them. Uploads have a limit of their own. */
public final class BodyLimitFilter extends OncePerRequestFilter {
    private final Problems problems;

    public BodyLimitFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Who is known gets the answer even while still sending; see BodyBoundsValve.
        boolean known = SentBody.isOfSomebodyKnown(request);
        if (known && request.getContentLengthLong() > BodyLimits.LARGEST && SentBody.of(request) != SentBody.UPLOAD)
            problems.write(request, response, 413, "The body has more than " + BodyLimits.LARGEST / 1024 + " KiB.");
        else chain.doFilter(request, response);
    }
}
