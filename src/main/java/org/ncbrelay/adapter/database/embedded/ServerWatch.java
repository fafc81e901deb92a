package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the embedded server again when it dies, a few times in a row at most; then the process ends and says why, for a relay without
 * its database serves nobody. A server that hangs is left alone: requests are refused until it goes on.
 */
final class ServerWatch implements SmartLifecycle {
    /** The exit code of a process whose embedded server cannot be started again ({@code EX_IOERR} of {@code sysexits.h}). */
    static final int EXIT_CODE = 74;

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    /** Our default: a look reads one small file and what the operating system says of one process. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final EmbeddedDatabase database;
    private final Path folder;
    private final Runnable giveUp;
    private final RestartBudget budget = new RestartBudget();
    private volatile Thread watching;

    /**
     * @param folder for the message: where the server keeps its log
     * @param giveUp ends the process
     */
    ServerWatch(EmbeddedDatabase database, Path folder, Runnable giveUp) {
        this.database = database;
        this.folder = folder;
        this.giveUp = giveUp;
    }

    private void watch() {
        try {
            while (isRunning()) {
                TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
                if (isRunning() && !database.isRunning() && !startAgain()) return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failure) {
            LOG.error("The embedded PostgreSQL is not watched any more", failure);
        }
    }

    /** @return false if it was given up */
    private boolean startAgain() throws InterruptedException {
        if (!budget.take(System.nanoTime())) {
            LOG.error(
                    "The embedded PostgreSQL died and could not be started again {} times in a row; NCB Relay ends with code {}. "
                            + "What the server says itself is at the end of {}. The data is as it was: start again once the reason is gone.",
                    RestartBudget.ATTEMPTS,
                    EXIT_CODE,
                    folder.resolve("server.log"));
            giveUp.run();
            return false;
        }
        TimeUnit.MILLISECONDS.sleep(budget.delay().toMillis());
        LOG.warn("The embedded PostgreSQL has died and is started again");
        try {
            database.startAgain();
            LOG.warn("The embedded PostgreSQL runs again");
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The embedded PostgreSQL could not be started again: {}", failure.getMessage());
        }
        budget.started(System.nanoTime());
        return true;
    }

    @Override
    public void start() {
        watching = new Thread(this::watch, "embedded-database-watch");
        watching.setDaemon(true);
        watching.start();
    }

    /** Not awaited: it may be the one that ends the process. */
    @Override
    public void stop() {
        Thread running = watching;
        watching = null;
        if (running != null && running != Thread.currentThread()) running.interrupt();
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
