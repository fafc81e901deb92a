package org.ncbrelay.security.bodies;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** What is left of a body when the answer is made. It is thrown away, so that the connection goes on, or ends without a reset. */
final class UnreadBody implements ApplicationBufferHandler {
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final Request request;
    private final InputBuffer network;
    private ByteBuffer discarded = EMPTY_BUFFER;
    private boolean broken;

    UnreadBody(Request request, InputBuffer network) {
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
