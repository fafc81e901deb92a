package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Starts the embedded server again when it dies. If that fails a few times in a row, the process ends and says why, for a relay without
 * its database serves no one. A server that hangs is left alone: requests are refused until it goes on.
 */
final class ServerWatch {
    /** The exit code of a process whose embedded server cannot be started again ({@code EX_IOERR} of {@code sysexits.h}). */
    static final int EXIT_CODE = 74;

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    /** Our default: with a minute for each, the process ends within some three minutes. */
    private static final int ATTEMPTS = 3;
    /** Milliseconds, our default: a look reads one small file and what the operating system says of one process. */
    private static final long INTERVAL = 500;

    private final EmbeddedDatabase database;
    private final Path log;
    private final Runnable giveUp;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon());
    private int failed;

    /**
     * @param log    for the message: where the server keeps its log
     * @param giveUp ends the process
     */
    ServerWatch(EmbeddedDatabase database, Path log, Runnable giveUp) {
        this.database = database;
        this.log = log;
        this.giveUp = giveUp;
    }

    private static ThreadFactory daemon() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("embedded-database-watch-");
        threads.setDaemon(true);
        return threads;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, INTERVAL, INTERVAL, TimeUnit.MILLISECONDS);
    }

    /** Waits for nothing: the watch may be the one that ends the process. */
    void stop() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            if (database.isRunning()) return;
            LOG.warn("The embedded PostgreSQL has died and is started again");
            database.startAgain();
            failed = 0;
            LOG.warn("The embedded PostgreSQL runs again");
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The embedded PostgreSQL could not be started again: {}", failure.getMessage());
            if (++failed == ATTEMPTS) giveUp();
        }
    }

    private void giveUp() {
        LOG.error(
                "The embedded PostgreSQL died and could not be started again {} times in a row; NCB Relay ends with code {}. "
                        + "What the server says itself is at the end of {}. The data is as it was: start again once the reason is gone.",
                ATTEMPTS,
                EXIT_CODE,
                log);
        giveUp.run();
    }
}
