package org.ncbrelay.config;

import java.time.Duration;

/**
 * The last resort of a stop: whatever is broken, the process ends within 30 seconds of SIGTERM. The orderly stop has bounds of its own
 * that are together shorter ({@code docs/timeouts.md}); this one is for what no one thought of. Nothing that was acknowledged is lost by
 * it, for all of that is in the database.
 */
public final class LongestStop {
    /** The exit code of a process that ended here instead of orderly ({@code EX_TEMPFAIL} of {@code sysexits.h}). */
    public static final int EXIT_CODE = 75;

    /** Our default: two seconds below what we promise. */
    static final Duration LIMIT = Duration.ofSeconds(28);

    private LongestStop() {}

    /** From now on, a stop of the process is bounded. */
    public static void bound() {
        Runtime.getRuntime().addShutdownHook(new Thread(LongestStop::begin, "longest-stop"));
    }

    /** The time runs on a thread that does not itself keep the process alive. */
    private static void begin() {
        Thread limit = new Thread(LongestStop::end, "longest-stop-limit");
        limit.setDaemon(true);
        limit.start();
    }

    private static void end() {
        try {
            Thread.sleep(LIMIT.toMillis());
        } catch (InterruptedException never) {
            return;
        }
        // The log may be what hangs.
        System.err.printf(
                "NCB Relay did not stop within %d s and ends now with code %d. What was acknowledged is in the database.%n",
                LIMIT.toSeconds(), EXIT_CODE);
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
