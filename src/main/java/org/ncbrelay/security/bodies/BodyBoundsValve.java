package org.ncbrelay.security.bodies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.http.HttpHeaders;

/**
 * Bounds how long a thread of Tomcat waits for a body: while it is read, and for what is left of it once the answer is made. Tomcat itself
 * bounds each wait for the next bytes only, which a sender of one byte every few seconds never reaches.
 */
public final class BodyBoundsValve extends ValveBase {
    /** How long the rest of a stranger's body is awaited, so that closing the connection does not take the answer with it; our default. */
    private static final Duration LINGERING = Duration.ofMillis(200);

    private final BodyLimits limits;

    public BodyBoundsValve(BodyLimits limits) {
        super(true);
        this.limits = limits;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        InputBuffer network = wire.getInputBuffer();
        BoundedBody body = new BoundedBody(network, request, limits);
        wire.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
        } finally {
            wire.setInputBuffer(network);
        }
        if (!request.isAsync()) endWithout(new UnreadBody(wire, network), body, request, response);
    }

    /** Sends the answer first. Whoever is known may send the rest within the time of the whole body, a stranger hardly any. */
    private static void endWithout(UnreadBody rest, BoundedBody body, Request request, Response response)
            throws IOException {
        rest.discardArrived();
        if (rest.isAtItsEnd()) return;
        boolean known = SentBody.isOfSomebodyKnown(request);
        if (!known && !response.isCommitted()) response.setHeader(HttpHeaders.CONNECTION, "close");
        response.finishResponse();
        if (known) rest.discardWhile(body::hasTime);
        else if (body.hasTime()) rest.discardWithin(LINGERING);
        rest.abandon();
    }
}
