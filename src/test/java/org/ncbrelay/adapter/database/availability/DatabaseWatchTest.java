package org.ncbrelay.adapter.database.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.port.DatabaseState.DatabaseReturned;
import org.ncbrelay.port.DatabaseState.Failure;

class DatabaseWatchTest {
    private static final DatabaseTimeouts TIMEOUTS = new DatabaseTimeouts(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    private final PhysicalConnections connections =
            new PhysicalConnections("jdbc:postgresql://127.0.0.1:1/nothing", new Properties(), TIMEOUTS);
    private final BlockingQueue<DatabaseReturned> told = new LinkedBlockingQueue<>();
    private SQLException answer;
    private final DatabaseWatch watch = new DatabaseWatch(
            new DatabaseWatch.Question() {
                @Override
                public void ask() throws SQLException {
                    if (answer != null) throw answer;
                }

                @Override
                public void close() {}
            },
            connections,
            told::add,
            new WatchSettings(true, Duration.ofMillis(250), Duration.ofSeconds(1)));

    @Test
    void whileItIsAwayNobodyEvenTriesToConnect() throws Exception {
        watch.look();

        answer = new SQLException("silence", "08006");
        watch.look();
        assertThat(watch.isAway()).isTrue();
        assertThatThrownBy(connections::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        watch.look();
        assertThat(told).isEmpty();

        answer = null;
        watch.look();
        assertThat(watch.isAway()).isFalse();
        assertThat(told.poll(1, TimeUnit.MINUTES)).isNotNull();
        assertThatThrownBy(connections::getConnection)
                .as("it is tried again")
                .isNotInstanceOf(SQLTransientConnectionException.class);
    }

    @Test
    void aPoolOfADatabaseThatIsAwayRefusesAtOnce() {
        answer = new SQLException("silence", "08006");
        watch.look();
        try (RelayPool pool = new RelayPool(connections, watch, Duration.ofMinutes(1))) {
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("08001"));
            assertThat(pool.isRunning()).as("it has not even begun").isFalse();
        }
    }

    /** Lost, refused, too many connections, disk full, shut down, crashed, starting, ended as idle, read-only. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "53100", "57P01", "57P02", "57P03", "25P03", "25006", "58030"})
    void theDatabaseIsAway(String state) {
        assertThat(NotedFailures.kind(new SQLException("", state))).contains(Failure.AWAY);
    }

    /** Cancelled for its time, lock not had in time, deadlock, conflict. */
    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "40P01", "40001"})
    void theDatabaseIsBusy(String state) {
        assertThat(NotedFailures.kind(new SQLException("", state))).contains(Failure.BUSY);
    }

    /** Unique, check, permission, syntax, raised by a function of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42501", "42601", "P0001", ""})
    void theStatementWasWrong(String state) {
        assertThat(NotedFailures.kind(new SQLException("", state))).isEmpty();
    }

    @Test
    void aFailureOfTheDriverItselfHasNoState() {
        assertThat(NotedFailures.kind(new SQLException())).isEmpty();
    }
}
