package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
