package org.ncbrelay.adapter.database.availability;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.DatabaseReturned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Asks the database again and again whether it is there, on a connection and a thread of its own. Once it does not answer, every
 * connection of the pool is cut, so that nothing waits for it, and none is lent until it answers again. Whether a transaction was
 * committed whose answer was cut off is not known; that is so with every lost connection.
 */
public final class DatabaseWatch implements DatabaseState {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final Question question;
    private final PhysicalConnections connections;
    private final Consumer<DatabaseReturned> told;
    private final WatchSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon());
    private volatile boolean away;
    private long awaySince;

    /** One look at the database. */
    interface Question {
        /** @throws SQLException if it does not answer within its time, or cannot be used */
        void ask() throws SQLException;

        void close();
    }

    /**
     * @param told is told when the database is back, on a thread of its own
     */
    DatabaseWatch(
            Question question,
            PhysicalConnections connections,
            Consumer<DatabaseReturned> told,
            WatchSettings settings) {
        this.question = question;
        this.connections = connections;
        this.told = told;
        this.settings = settings;
    }

    /**
     * @param url    JDBC address of the database
     * @param driver what else the driver is told, user and password among it
     */
    public static DatabaseWatch of(
            String url,
            Properties driver,
            PhysicalConnections connections,
            Consumer<DatabaseReturned> told,
            WatchSettings settings) {
        return new DatabaseWatch(new OwnConnection(url, driver, settings.answerWithin()), connections, told, settings);
    }

    @Override
    public boolean isAway() {
        return away;
    }

    private static ThreadFactory daemon() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("database-watch-");
        threads.setDaemon(true);
        return threads;
    }

    /**
     * Begins to ask once the relay has started, unless the settings say that it shall not. A start has no caller who waits, and on a
     * machine where several nodes start at once an answer may take longer than a caller should wait: a cut would end that start.
     */
    @EventListener(ApplicationStartedEvent.class)
    public void start() {
        if (settings.scheduled())
            timer.scheduleWithFixedDelay(this::look, 0, settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the watch: called once the pool is closed, for until then a hanging database must not hold anything up. */
    public void stop() {
        timer.execute(question::close);
        timer.shutdown();
    }

    /** One look, and what follows from it. */
    void look() {
        try {
            question.ask();
            if (away) returned();
        } catch (SQLException failure) {
            if (!away) lost(failure);
        } catch (RuntimeException failure) {
            LOG.error("The watch of the database failed and goes on", failure);
        }
    }

    private void lost(SQLException failure) {
        awaySince = System.nanoTime();
        away = true;
        connections.cutAll();
        LOG.warn(
                "The database does not answer ({}, SQL state {}): requests are answered with 503 until it does",
                failure.getClass().getSimpleName(),
                failure.getSQLState());
    }

    private void returned() {
        Duration gone = Duration.ofNanos(System.nanoTime() - awaySince);
        connections.allow();
        away = false;
        LOG.warn("The database answers again, after {} ms", gone.toMillis());
        Thread telling = new Thread(() -> tell(new DatabaseReturned(gone)), "database-returned");
        telling.setDaemon(true);
        telling.start();
    }

    private void tell(DatabaseReturned returned) {
        try {
            told.accept(returned);
        } catch (RuntimeException failure) {
            LOG.warn("What waited for the database could not be told that it is back", failure);
        }
    }
}
