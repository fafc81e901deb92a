package org.ncbrelay.security.bodies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
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

    /**
     * A request whose body is opened once it is known who sent it. Until then it looks as if it had neither body nor parameters: Tomcat would
     * read a form, and write an upload to the disk, for the first filter that looks for a parameter. For the same reason the parameters of an
     * upload are there only after a user asked for its parts.
     */
    private static final class GuardedBodyRequest extends HttpServletRequestWrapper {
        private final SentBody kind;
        private final ReadRequest closed;
        private boolean partsAreRead;

        GuardedBodyRequest(HttpServletRequest request) {
            super(request);
            this.kind = SentBody.of(request);
            this.closed = new ReadRequest(request, new byte[0]);
        }

        private boolean isOpen() {
            return kind == SentBody.LOGIN || SentBody.isOfSomebodyKnown(this);
        }

        private boolean hasParameters() {
            if (!isOpen()) return false;
            return kind == SentBody.UPLOAD ? partsAreRead : getContentLengthLong() <= BodyLimits.LARGEST;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return isOpen() ? super.getInputStream() : closed.getInputStream();
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return isOpen() ? super.getReader() : closed.getReader();
        }

        @Override
        public Collection<Part> getParts() throws IOException, ServletException {
            if (!isOpen()) return List.of();
            partsAreRead = true;
            return super.getParts();
        }

        @Override
        public Part getPart(String name) throws IOException, ServletException {
            if (!isOpen()) return null;
            partsAreRead = true;
            return super.getPart(name);
        }

        @Override
        public String getParameter(String name) {
            return hasParameters() ? super.getParameter(name) : null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return hasParameters() ? super.getParameterValues(name) : null;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return hasParameters() ? super.getParameterNames() : Collections.emptyEnumeration();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return hasParameters() ? super.getParameterMap() : Map.of();
        }
    }
}
