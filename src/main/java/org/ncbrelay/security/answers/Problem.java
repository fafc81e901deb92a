package org.ncbrelay.security.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.springframework.http.HttpStatus;

/**
 * Problem details (RFC 9457) as the filters write them.
 *
 * @param message    the same as the detail: Tasklist shows this one
 * @param violations what is wrong with which field; null where that is not the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String message,
        String correlationId,
        List<Violation> violations) {

    static final String TYPE = "about:blank";

    /** What a status is called. */
    static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }

    static Problem of(int status, String detail, String correlationId) {
        return of(status, detail, correlationId, null);
    }

    static Problem of(Refusal refusal, String correlationId) {
        List<Violation> violations = refusal instanceof Refusal.Invalid invalid ? invalid.violations() : null;
        return of(status(refusal), refusal.getMessage(), correlationId, violations);
    }

    private static Problem of(int status, String detail, String correlationId, List<Violation> violations) {
        return new Problem(TYPE, title(status), status, detail, detail, correlationId, violations);
    }

    private static int status(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid) return 400;
        if (refusal instanceof Refusal.Forbidden) return 403;
        if (refusal instanceof Refusal.NotFound) return 404;
        if (refusal instanceof Refusal.Conflict) return 409;
        return 422;
    }
}
