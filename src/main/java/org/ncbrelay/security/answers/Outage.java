package org.ncbrelay.security.answers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers 503 where the database or the load of this node, not the request, is at fault: to a person as a page, to a program as a problem. It
 * reads nothing from the database, not even who asks.
 */
@Component
public record Outage(Problems problems, OutagePage page, DatabaseHistory history) {
    /** Seconds; our default. An embedded server is back within them, and a cluster has chosen another primary. */
    private static final String RETRY_AFTER = "5";

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String ONE_YEAR = "max-age=31536000 ; includeSubDomains";

    /** The page that says so, in the language that the browser asks for. */
    public interface OutagePage {
        /** @param what which of the cases it is */
        String html(HttpServletRequest request, HttpServletResponse response, What what);
    }

    /** What can be said of the request. */
    public enum What {
        /** It was refused before anything was done. */
        NOT_DONE,
        /** It changes nothing. */
        NOT_READ,
        /** The database failed meanwhile, or behind a commit: it may have carried it out, or not. */
        UNKNOWN,
        /** The database could not do it in time, or this node does too much of the kind already; it was not done. */
        BUSY,
        /** The database was rolled back: officers change nothing until two operators have confirmed a restore. */
        READ_ONLY
    }

    /** What failed on the side of the database while this request was carried out. */
    public static Optional<Failure> failure(HttpServletRequest request) {
        return Optional.ofNullable((Failure) request.getAttribute(DatabaseState.FAILURE));
    }

    /** Answers a request that met a failure of the database. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        answer(request, response, what(request, failure));
    }

    private What what(HttpServletRequest request, Failure failure) {
        if (history.rollback().isPresent()) return What.READ_ONLY;
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean isCommitted = !reads && request.getAttribute(DatabaseState.COMMITTED) != null;
        if (failure == Failure.BUSY && !isCommitted) return What.BUSY;
        return reads ? What.NOT_READ : What.UNKNOWN;
    }

    /** Throws away what has been prepared of another answer; of one that is already under way nothing can be changed. */
    public void answer(HttpServletRequest request, HttpServletResponse response, What what) throws IOException {
        if (response.isCommitted()) return;
        response.reset();
        response.setHeader(CorrelationId.HEADER, CorrelationId.of(request));
        if (what != What.READ_ONLY) response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        protect(request, response);
        if (Problems.isForAPage(request)) writePage(request, response, what);
        else problems.write(request, response, 503, detail(what));
    }

    private static String detail(What what) {
        return switch (what) {
            case NOT_DONE -> "The database does not answer. Nothing was done; try again in a few seconds.";
            case NOT_READ -> "The database does not answer. Try again in a few seconds.";
            case UNKNOWN ->
                "The database failed while this was being done, so it is not known whether it was done. "
                        + "Look before you repeat it; where a call takes an Idempotency-Key, repeat it with the same key: it is done only once.";
            case READ_ONLY ->
                "The database was restored to an earlier state, and the relay is read-only until two operators have confirmed it. "
                        + "Nothing was changed. Contact the operators of the relay.";
            case BUSY -> "The server could not do this in time, and did not do it. Try again in a few seconds.";
        };
    }

    private void writePage(HttpServletRequest request, HttpServletResponse response, What what) throws IOException {
        response.setStatus(503);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(page.html(request, response, what));
    }

    /** The headers that Spring Security would have added: this answer comes from in front of it. */
    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) response.setHeader("Strict-Transport-Security", ONE_YEAR);
    }
}
