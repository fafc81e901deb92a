package org.ncbrelay.security.load;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ncbrelay.port.DatabaseState;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Bounds how much work of one kind runs at once. A few callers more wait for a short time, in their order; everybody else is refused at once,
 * so that those who wait never take all threads of the server. A refused request is answered with 503 and {@code Retry-After}
 * ({@code OutageFilter}).
 */
public final class Bulkhead {
    /** Callers that wait; our default. With all three bulkheads full, 110 of Tomcat's 200 threads are taken. */
    static final int WAITING = 32;

    /** Our default: within it two cores check as many passwords as can wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Semaphore turns;

    /** @param atOnce work that runs at the same time, at least 1 */
    public Bulkhead(int atOnce) {
        this.places = new Semaphore(atOnce + WAITING);
        this.turns = new Semaphore(atOnce, true);
    }

    /**
     * Runs the work when it is its turn.
     *
     * @throws Full if too much is waiting, or its turn does not come in time; the work has not begun then
     */
    public <T> T run(Supplier<T> work) {
        if (!places.tryAcquire()) throw full(null);
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) throw full(null);
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw full(stopped);
        } finally {
            places.release();
        }
    }

    /**
     * Waits for the result of work that another caller runs here.
     *
     * @throws Full if too much is waiting, or there is no result in time
     */
    public <T> T await(Future<T> result) {
        if (!places.tryAcquire()) throw full(null);
        try {
            return result.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException none) {
            throw full(none);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw full(stopped);
        } finally {
            places.release();
        }
    }

    /** Notes it at the request as well: the engine and its API keep nothing of an exception but words. */
    private static Full full(Exception cause) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null)
            request.setAttribute(DatabaseState.FAILURE, DatabaseState.Failure.BUSY, RequestAttributes.SCOPE_REQUEST);
        return new Full(cause);
    }

    /** The work has not been done. */
    public static final class Full extends RuntimeException {
        Full(Exception cause) {
            // Without a trace: a burst makes many, and all alike.
            super("too much of this runs already", cause, false, false);
        }
    }
}
