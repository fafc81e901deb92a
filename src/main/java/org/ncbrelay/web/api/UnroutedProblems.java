package org.ncbrelay.web.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Problem details for requests below {@code /api} that reach no controller: no package tells Spring whose they are. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class UnroutedProblems {
    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class,
        NoResourceFoundException.class
    })
    ResponseEntity<ProblemDetail> unrouted(Exception failure, HttpServletRequest request) throws Exception {
        if (request.getRequestURI().startsWith("/api/") && failure instanceof ErrorResponse known)
            return ApiProblems.problemOf(known);
        throw failure;
    }
}
