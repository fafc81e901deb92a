package org.ncbrelay.security.bodies;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body as it comes from the network, below everything that reads one: Spring, the engine's API, Tomcat's own readers of forms and
 * uploads. Time counts from the first byte that is waited for.
 */
final class BoundedBody implements InputBuffer {
    private final InputBuffer network;
    private final Request request;
    private final Duration longest;
    private final long largest;
    private long startedAt;
    private boolean started;
    private boolean timeIsOver;
    private long size;

    /** @param network where the bytes come from */
    BoundedBody(InputBuffer network, Request request, BodyLimits limits) {
        SentBody kind = SentBody.of(request);
        this.network = network;
        this.request = request;
        this.longest = limits.of(kind);
        // Tomcat counts the bytes of an upload itself.
        this.largest = kind == SentBody.UPLOAD ? Long.MAX_VALUE : BodyLimits.LARGEST;
    }

    /** @throws IOException if the body is too slow or too large; all that follows fails as well */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (SentBody.cutWith(request) != null) throw new IOException("Nothing more of the body is read");
        if (!hasTime()) throw tooSlow();
        int read;
        try {
            read = network.doRead(handler);
        } catch (SocketTimeoutException silent) {
            timeIsOver = true;
            SentBody.cut(request, 408);
            throw silent;
        }
        if (read > 0) size += read;
        if (size > largest) {
            SentBody.cut(request, 413);
            throw new IOException("The body has more than " + largest + " bytes");
        }
        if (read >= 0 && !hasTime()) throw tooSlow();
        return read;
    }

    /** Whether the body may go on coming. */
    boolean hasTime() {
        long now = System.nanoTime();
        if (!started) {
            started = true;
            startedAt = now;
        }
        return !timeIsOver && now - startedAt <= longest.toNanos();
    }

    private SocketTimeoutException tooSlow() {
        SentBody.cut(request, 408);
        return new SocketTimeoutException("The body took longer than " + longest);
    }

    @Override
    public int available() {
        return network.available();
    }
}
