package org.ncbrelay.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.security.answers.Outage;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.answers.UnstorableText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns refusals and failures into problem details (RFC 9457) that explain what to do and reveal no internals. */
@RestControllerAdvice(basePackages = "org.ncbrelay.web.api")
class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ProblemDetail problem = problem(Problems.status(refusal), refusal.getMessage());
        if (refusal instanceof Refusal.Invalid invalid) problem.setProperty("violations", invalid.violations());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException mismatch) {
        Violation violation = new Violation(mismatch.getName(), "has the wrong type");
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, violation.toString());
        problem.setProperty("violations", List.of(violation));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(problem(HttpStatus.BAD_REQUEST, "The body must be one JSON object and nothing else."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> raced(ConcurrencyFailureException race) {
        return answer(
                problem(HttpStatus.CONFLICT, "Somebody else changed this at the same moment; reload and try again."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException upload) {
        return answer(problem(HttpStatus.PAYLOAD_TOO_LARGE, "A file must not be larger than 25 MB."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenUpload(MultipartException upload) {
        return answer(problem(HttpStatus.BAD_REQUEST, "The upload is no well-formed multipart/form-data."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongBody(HttpMediaTypeNotSupportedException type) {
        String wanted = MediaType.toString(type.getSupportedMediaTypes());
        return answer(problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be of type " + wanted + "."));
    }

    /** A caller who disconnected before the end of the answer gets none, and this is no failure. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException away) {
        LOG.debug("The caller went away before the end of the answer: {}", away.getMessage());
    }

    /** Where the database is at fault, the filter in front of everything answers. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) throw failure;
        if (Outage.failure(request).isPresent()) throw failure;
        if (failure instanceof RequestRejectedException) throw failure;
        if (failure instanceof ErrorResponse known) return problemOf(known);
        if (UnstorableText.isCauseOf(failure))
            return answer(problem(HttpStatus.BAD_REQUEST, "A text must not contain a null character."));
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side; nothing was stored."));
    }

    /** A problem that Spring reports, in our words. */
    static ResponseEntity<ProblemDetail> problemOf(ErrorResponse known) {
        HttpStatusCode status = known.getStatusCode();
        return ResponseEntity.status(status)
                .headers(known.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, plain(status, known)));
    }

    private static String plain(HttpStatusCode status, ErrorResponse known) {
        return switch (status.value()) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not offered here.";
            case 406 -> "Only application/json is offered here.";
            default ->
                known.getBody().getDetail() == null
                        ? "The request cannot be read."
                        : known.getBody().getDetail();
        };
    }

    private static ProblemDetail problem(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("correlationId", MDC.get("correlationId"));
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Problem details for requests below {@code /api} that reach no controller: no package tells Spring whose they are. */
    @RestControllerAdvice
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class Unrouted {
        @ExceptionHandler({
            HttpRequestMethodNotSupportedException.class,
            HttpMediaTypeException.class,
            NoResourceFoundException.class
        })
        ResponseEntity<ProblemDetail> unrouted(Exception failure, HttpServletRequest request) throws Exception {
            if (request.getRequestURI().startsWith("/api/") && failure instanceof ErrorResponse known)
                return problemOf(known);
            throw failure;
        }
    }
}
