package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.ncbrelay.security.answers.EndedSession;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;

/**
 * Where a user wanted to go before the login, and is led after it. Of the request the session keeps its address alone: Spring Security
 * would keep the whole request, its cookies included.
 */
public final class RequestedAddress implements RequestCache {
    private static final String ATTRIBUTE = "relay.wanted";
    /** Above the longest address of ours; our default. */
    private static final int LONGEST = 2_000;

    private final MediaTypeRequestMatcher page =
            new MediaTypeRequestMatcher(new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML);

    public RequestedAddress() {
        page.setIgnoredMediaTypes(Set.of());
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET") || EndedSession.isScript(request) || !page.matches(request)) return;
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        String address =
                request.getRequestURI().substring(request.getContextPath().length()) + query;
        // Two slashes would begin the address of another server.
        if (address.length() <= LONGEST && !address.startsWith("//")) want(address, request);
    }

    /** @param address of ours, below the context's path, where the next login of this session leads */
    public static void want(String address, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, address);
    }

    /** Once: the next login leads to where its user wants to go then. */
    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String address)) return null;
        removeRequest(request, response);
        return new SimpleSavedRequest(address);
    }

    /** Nothing is repeated but the address. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) session.removeAttribute(ATTRIBUTE);
    }
}
