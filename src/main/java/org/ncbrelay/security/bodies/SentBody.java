package org.ncbrelay.security.bodies;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a body is for, and what is known of it before it is read. */
enum SentBody {
    /** A form that makes a user known: by a password, or by a passkey. */
    LOGIN,
    /** Files, written to the disk as they come. */
    UPLOAD,
    /** JSON and forms. */
    OTHER;

    private static final String SENDER_IS_KNOWN = SentBody.class.getName() + ".senderIsKnown";
    private static final String CUT = SentBody.class.getName() + ".cut";

    static SentBody of(HttpServletRequest request) {
        if (isOfType(request, "multipart/")) return UPLOAD;
        // Tomcat lets valves see requests of which it could not read the first line; it answers them with 400.
        boolean login = "POST".equals(request.getMethod())
                && request.getRequestURI() != null
                && isLogin(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                && isOfType(request, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getContentLengthLong() <= BodyLimits.LARGEST_LOGIN
                && request.getContentLengthLong() >= 0;
        return login ? LOGIN : OTHER;
    }

    private static boolean isLogin(String path) {
        return path.equals("/login") || path.equals("/login/passkey");
    }

    static boolean isSentWith(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Whether a user who has proved who it is sent the request, as far as the security chain has come. */
    static boolean isOfSomebodyKnown(HttpServletRequest request) {
        if (request.getAttribute(SENDER_IS_KNOWN) != null) return true;
        Authentication sender = SecurityContextHolder.getContext().getAuthentication();
        boolean known = sender != null && sender.isAuthenticated() && sender.getPrincipal() instanceof RelayUser;
        if (known) request.setAttribute(SENDER_IS_KNOWN, true);
        return known;
    }

    /** Notes that nothing more of the body is read, and the status that says why; the first one counts. */
    static void cut(HttpServletRequest request, int status) {
        if (cutWith(request) == null) request.setAttribute(CUT, status);
    }

    /** @return the status that {@link #cut} noted; null while the body may be read */
    static Integer cutWith(HttpServletRequest request) {
        return (Integer) request.getAttribute(CUT);
    }

    private static boolean isOfType(HttpServletRequest request, String type) {
        String sent = request.getContentType();
        return sent != null && sent.toLowerCase(Locale.ROOT).startsWith(type);
    }
}
