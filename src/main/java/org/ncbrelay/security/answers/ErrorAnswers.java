package org.ncbrelay.security.answers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** The content of the error page, and what a program reads instead: a problem as of RFC 9457 that reveals no internals. */
@Component
class ErrorAnswers extends DefaultErrorAttributes {
    /** @return type, title, status, and correlationId where the request has one */
    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        int status = (int) super.getErrorAttributes(request, options).get("status");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problems.TYPE);
        problem.put("title", Problems.title(status));
        problem.put("status", status);
        Object correlation = request.getAttribute(CorrelationId.HEADER, RequestAttributes.SCOPE_REQUEST);
        if (correlation != null) problem.put("correlationId", correlation);
        return problem;
    }
}
