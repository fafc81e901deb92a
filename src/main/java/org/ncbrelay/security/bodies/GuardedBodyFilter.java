package org.ncbrelay.security.bodies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps every body closed until it is known who sent it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class GuardedBodyFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SentBody.isSentWith(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(new GuardedBodyRequest(request), response);
        } catch (IOException | ServletException | RuntimeException failure) {
            // What it failed of is known, and CutBodyValve answers it.
            if (SentBody.cutWith(request) == null) throw failure;
        }
    }

    /** The page of an error gets the request anew, as Tomcat has it. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
