package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine's foreign keys on executions and tasks are gone; that nothing is left standing on what is removed still holds. */
@IntegrationTest
class EngineRowsStandTest {
    private JdbcTemplate administration;

    @BeforeEach
    void anExecution() {
        administration = TestDatabase.administration(TestDatabase.migrated());
        administration.update("INSERT INTO act_ru_execution (id_, rev_) VALUES ('below', 1), ('other', 1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO act_ru_execution (id_, rev_, parent_id_) VALUES ('above', 1, 'below')",
                "INSERT INTO act_ru_execution (id_, rev_, super_exec_) VALUES ('above', 1, 'below')",
                "INSERT INTO act_ru_task (id_, rev_, execution_id_) VALUES ('above', 1, 'below')",
                "INSERT INTO act_ru_variable (id_, rev_, type_, name_, execution_id_) VALUES ('above', 1, 'string', 'x', 'below')",
                """
                INSERT INTO act_ru_event_subscr (id_, rev_, event_type_, execution_id_, created_)
                VALUES ('above', 1, 'message', 'below', now())""",
                """
                INSERT INTO act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, execution_id_)
                VALUES ('above', 1, now(), 'x', 'below')""",
                "INSERT INTO act_ru_ext_task (id_, rev_, execution_id_) VALUES ('above', 1, 'below')"
            })
    void anExecutionStaysWhileSomethingStandsOnIt(String standing) {
        administration.update(standing);

        assertThatThrownBy(() -> administration.update("DELETE FROM act_ru_execution WHERE id_ IN ('below', 'other')"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(administration.update("DELETE FROM act_ru_execution WHERE id_ = 'other'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsRemovedTogetherDoesNotStandInTheWay() {
        administration.update("INSERT INTO act_ru_execution (id_, rev_, parent_id_) VALUES ('above', 1, 'below')");

        assertThat(administration.update("DELETE FROM act_ru_execution WHERE id_ IN ('below', 'above')"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent_id_", "super_exec_"})
    void anExecutionStandsOnOneThatIsThere(String below) {
        assertThatThrownBy(() -> administration.update(
                        "INSERT INTO act_ru_execution (id_, rev_, %s) VALUES ('above', 1, 'gone')".formatted(below)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(administration.update(
                        "INSERT INTO act_ru_execution (id_, rev_, %1$s) VALUES ('a', 1, 'below'), ('b', 1, 'a')"
                                .formatted(below)))
                .isEqualTo(2);
    }

    /** Two acts at once: one adds to what the other ends. */
    @Test
    void whoeverAddsAnExecutionHoldsTheOneBelow() throws SQLException {
        DataSource database = administration.getDataSource();
        try (Connection one = database.getConnection();
                Connection other = database.getConnection();
                Statement adds = one.createStatement();
                Statement ends = other.createStatement()) {
            one.setAutoCommit(false);
            adds.execute("INSERT INTO act_ru_execution (id_, rev_, parent_id_) VALUES ('above', 1, 'below')");

            ends.execute("SET lock_timeout = '100ms'");
            assertThatThrownBy(() -> ends.execute("DELETE FROM act_ru_execution WHERE id_ = 'below'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("55P03"));
            one.commit();
            assertThatThrownBy(() -> ends.execute("DELETE FROM act_ru_execution WHERE id_ = 'below'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("23503"));
        }
    }

    @Test
    void aTaskStaysWhileSomebodyIsToWorkOnIt() {
        administration.update("INSERT INTO act_ru_task (id_, rev_) VALUES ('task', 1)");
        administration.update(
                "INSERT INTO act_ru_identitylink (id_, rev_, type_, group_id_, task_id_) VALUES ('link', 1, 'candidate', 'x', 'task')");

        assertThatThrownBy(() -> administration.update("DELETE FROM act_ru_task WHERE id_ = 'task'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        administration.update("DELETE FROM act_ru_identitylink WHERE id_ = 'link'");
        assertThat(administration.update("DELETE FROM act_ru_task WHERE id_ = 'task'"))
                .isEqualTo(1);
    }
}
