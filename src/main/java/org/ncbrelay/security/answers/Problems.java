package org.ncbrelay.security.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.accounts.TooManyFailures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers programs with problem details where a request does not even reach a controller. */
@Component
public record Problems(ObjectMapper json) implements AuthenticationEntryPoint, AccessDeniedHandler {
    /** Those for which the page of errors is drawn. */
    private static final Set<String> METHODS_OF_PAGES =
            Set.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");

    static final String TYPE = "about:blank";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyFailures tooMany) {
            comeBackAfter(response, tooMany.left());
            write(request, response, 429, tooMany.getMessage());
            return;
        }
        // A browser would show its own window for the password; our pages have a better one.
        if (request.getHeader("Sec-Fetch-Mode") == null)
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"NCB Relay\", charset=\"UTF-8\"");
        write(request, response, 401, "Log in first.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        // A user who is not logged in has no session that could have a token.
        if (denied instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            commence(request, response, new InsufficientAuthenticationException("nobody is logged in", denied));
            return;
        }
        SecurityLog.refused(request, 403);
        String detail = denied instanceof CsrfException
                ? "The request does not carry this session's token."
                : "Your role does not open this.";
        write(request, response, 403, detail);
    }

    /**
     * Refuses a request because there were too many: to a person as a page, to a program as a problem.
     *
     * @param wait until one more is answered
     */
    public void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        SecurityLog.refused(request, 429);
        comeBackAfter(response, wait);
        if (isForAPage(request)) response.sendError(429);
        else write(request, response, 429, "Too many requests. Wait a moment and try again.");
    }

    /**
     * Refuses a request that cannot be read: to a person as a page, to a program as a problem.
     *
     * @param reason that a problem tells to both of them; null for the usual page or problem
     */
    public void unreadable(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        SecurityLog.refused(request, 400);
        if (reason == null && isForAPage(request)) response.sendError(400);
        else write(request, response, 400, reason == null ? "The request cannot be read." : reason);
    }

    /** Whether a person waits for the answer; one that Tomcat and Spring can draw. */
    public static boolean isForAPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && METHODS_OF_PAGES.contains(request.getMethod());
    }

    /** In seconds, rounded up, at least one. */
    private static void comeBackAfter(HttpServletResponse response, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        write(request, response, status, detail, null);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        List<Violation> violations = refusal instanceof Refusal.Invalid invalid ? invalid.violations() : null;
        write(request, response, status(refusal).value(), refusal.getMessage(), violations);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String detail,
            List<Violation> violations)
            throws IOException {
        if (response.isCommitted()) return;
        String correlation = CorrelationId.of(request);
        byte[] body = json.writeValueAsBytes(
                new Problem(TYPE, title(status), status, detail, detail, correlation, violations));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(body);
    }

    /** The name of a status. */
    static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }

    /** The status with which people and programs are answered. */
    public static HttpStatus status(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid) return HttpStatus.BAD_REQUEST;
        if (refusal instanceof Refusal.Forbidden) return HttpStatus.FORBIDDEN;
        if (refusal instanceof Refusal.NotFound) return HttpStatus.NOT_FOUND;
        if (refusal instanceof Refusal.Conflict) return HttpStatus.CONFLICT;
        if (refusal instanceof Refusal.TooLarge) return HttpStatus.PAYLOAD_TOO_LARGE;
        if (refusal instanceof Refusal.Unavailable) return HttpStatus.SERVICE_UNAVAILABLE;
        return HttpStatus.UNPROCESSABLE_ENTITY;
    }

    /**
     * Problem details (RFC 9457) as the filters write them.
     *
     * @param message    the same as the detail: Tasklist shows this one
     * @param violations what is wrong with which field; null where that is not the problem
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Problem(
            String type,
            String title,
            int status,
            String detail,
            String message,
            String correlationId,
            List<Violation> violations) {}
}
