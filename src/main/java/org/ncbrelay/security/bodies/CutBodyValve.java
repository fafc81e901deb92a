package org.ncbrelay.security.bodies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Answers 408 or 413 where {@link BoundedBody} cut a body, whatever the reader of the body made of that: Tomcat itself says 400, and after
 * that lets no filter answer. It runs inside the valve that renders error pages.
 */
final class CutBodyValve extends ValveBase {
    CutBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        Integer status = SentBody.cutWith(request);
        if (status == null || response.isCommitted()) return;
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.sendError(status);
    }
}
