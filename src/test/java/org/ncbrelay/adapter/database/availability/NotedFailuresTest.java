package org.ncbrelay.adapter.database.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.port.DatabaseState.Failure;

class NotedFailuresTest {
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
