package org.ncbrelay.security.bodies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
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

    /** Sends the answer first. A known sender may send the rest within the time of the whole body, a stranger hardly any. */
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

    /** What is left of a body when the answer is made. It is thrown away, so that the connection goes on, or ends without a reset. */
    private static final class UnreadBody implements ApplicationBufferHandler {
        private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

        private final org.apache.coyote.Request request;
        private final InputBuffer network;
        private ByteBuffer discarded = EMPTY_BUFFER;
        private boolean broken;

        UnreadBody(org.apache.coyote.Request request, InputBuffer network) {
            this.request = request;
            this.network = network;
        }

        /** Whether the body was read, or thrown away, to its last byte. */
        boolean isAtItsEnd() {
            return request.isFinished();
        }

        /** Throws away what has come already. */
        void discardArrived() {
            while (isExpected() && hasArrived()) discardNext();
        }

        /** Throws away what comes within that time; it is looked for now and then, because the thread must not wait for the sender. */
        void discardWithin(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            while (isExpected() && !isInChunks() && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE_NANOS);
                discardArrived();
            }
        }

        /** Waits for the rest and throws it away, as long as it may come. */
        void discardWhile(BooleanSupplier mayCome) {
            while (isExpected() && mayCome.getAsBoolean()) discardNext();
        }

        /** Has Tomcat read nothing more and close the connection, unless the body is at its end. */
        void abandon() {
            if (!isAtItsEnd()) request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }

        /** Who asked whether to send the body at all (Expect: 100-continue) has the answer now, and sends none. */
        private boolean isExpected() {
            return !broken && !isAtItsEnd() && !request.hasExpectation();
        }

        private boolean hasArrived() {
            if (isInChunks()) return false;
            request.action(ActionCode.AVAILABLE, true);
            return request.getAvailable() > 0;
        }

        /** Of a chunk that has come in part, the rest would be waited for. */
        private boolean isInChunks() {
            return request.getContentLengthLong() < 0;
        }

        private void discardNext() {
            try {
                broken = network.doRead(this) < 0;
            } catch (IOException gone) {
                broken = true;
            }
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            discarded = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return discarded;
        }

        @Override
        public void expand(int size) {
            // Nothing is stored.
        }
    }
}
