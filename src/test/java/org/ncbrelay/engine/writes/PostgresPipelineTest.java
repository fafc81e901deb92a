package org.ncbrelay.engine.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;

/** Several batches in one round trip answer what they would answer one after the other. */
@IntegrationTest
class PostgresPipelineTest {
    private Connection connection;

    @BeforeEach
    void aTable() throws SQLException {
        DatabaseAccess access = TestDatabase.empty();
        connection = DriverManager.getConnection(
                access.url() + "?reWriteBatchedInserts=true",
                access.owner().user(),
                access.owner().password());
        connection.createStatement().execute("""
                CREATE TABLE parent (id int PRIMARY KEY);
                CREATE TABLE child (id int PRIMARY KEY, parent int NOT NULL REFERENCES parent, revision int NOT NULL)""");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void eachBatchHasItsOwnCountsHoweverOftenItIsSent() throws SQLException {
        for (int round = 0; round < 8; round++) {
            int first = round * 10;
            List<int[]> counts = PostgresPipeline.execute(List.of(
                    batch("INSERT INTO parent (id) VALUES (?)", row(first), row(first + 1), row(first + 2)),
                    batch("INSERT INTO child (id, parent, revision) VALUES (?, ?, ?)", row(first, first, 1)),
                    batch(
                            "UPDATE child SET revision = ? WHERE id = ? AND revision = ?",
                            row(2, first, 1),
                            row(2, first, 7)),
                    batch("DELETE FROM child WHERE id = ? AND revision = ?", row(first, 2))));

            assertThat(counts.get(0)).as("three rows").hasSize(3).containsOnly(1, Statement.SUCCESS_NO_INFO);
            assertThat(counts.get(1)).containsExactly(1);
            assertThat(counts.get(2)).as("one of two lost its race").containsExactly(1, 0);
            assertThat(counts.get(3)).containsExactly(1);
        }
        connection.commit();

        assertThat(count("parent")).isEqualTo(24);
        assertThat(count("child")).isZero();
    }

    @Test
    void anUpdateMayComeFirst() throws SQLException {
        List<int[]> counts = PostgresPipeline.execute(List.of(
                batch("UPDATE parent SET id = id WHERE id = ?", row(1)),
                batch("INSERT INTO parent (id) VALUES (?)", row(1), row(2))));

        assertThat(counts.get(0)).containsExactly(0);
        assertThat(counts.get(1)).hasSize(2);
        assertThat(count("parent")).isEqualTo(2);
    }

    @Test
    void aRefusedRowNamesItsTableAndNothingOfTheOthersStays() throws SQLException {
        List<Statement> batches = List.of(
                batch("INSERT INTO parent (id) VALUES (?)", row(1)),
                batch("INSERT INTO child (id, parent, revision) VALUES (?, ?, ?)", row(1, 99, 1)));

        assertThatThrownBy(() -> PostgresPipeline.execute(batches))
                .isInstanceOfSatisfying(BatchUpdateException.class, failure -> {
                    assertThat(failure.getSQLState()).isEqualTo("23503");
                    assertThat(FailedTable.of(failure)).isEqualTo("child");
                });
        connection.rollback();

        assertThat(count("parent")).isZero();
    }

    @Test
    void theTableOfAStatementIsKnownByItsText() {
        assertThat(FailedTable.isWritten("insert into ACT_RU_JOB (ID_) values (?)", "act_ru_job"))
                .isTrue();
        assertThat(FailedTable.isWritten("\n  update ACT_RU_TASK set", "act_ru_task"))
                .isTrue();
        assertThat(FailedTable.isWritten("delete from ACT_RU_TASK where", "act_ru_task"))
                .isTrue();
        assertThat(FailedTable.isWritten("insert into ACT_RU_JOBDEF (ID_)", "act_ru_job"))
                .isFalse();
        assertThat(FailedTable.of(new SQLException("no server said this"))).isNull();
    }

    private Statement batch(String sql, int[]... rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int[] row : rows) {
            for (int i = 0; i < row.length; i++) statement.setInt(i + 1, row[i]);
            statement.addBatch();
        }
        return statement;
    }

    private static int[] row(int... values) {
        return values;
    }

    private long count(String table) throws SQLException {
        try (var found = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            found.next();
            return found.getLong(1);
        }
    }
}
