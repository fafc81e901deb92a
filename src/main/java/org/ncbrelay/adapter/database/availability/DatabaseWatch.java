package org.ncbrelay.adapter.database.availability;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ncbrelay.port.DatabaseReturned;
import org.ncbrelay.port.DatabaseState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private final Lock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean away;
    private volatile boolean stopped;
    private long awaySince;

    /** One look at the database. */
    interface Question extends AutoCloseable {
        /** @throws SQLException if it does not answer within its time, or cannot be used */
        void ask() throws SQLException;

        @Override
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

    /** Begins to look, unless the settings say that it shall not. */
    public void start() {
        if (!settings.scheduled()) return;
        Thread watching = new Thread(this::watch, "database-watch");
        watching.setDaemon(true);
        watching.start();
    }

    /** Ends the watch: called once the pool is closed, for until then a hanging database must not hold anything up. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try (question) {
            while (!stopped) {
                look();
                pause();
            }
        }
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

    private void pause() {
        lock.lock();
        try {
            if (!stopped) stopping.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }
}
