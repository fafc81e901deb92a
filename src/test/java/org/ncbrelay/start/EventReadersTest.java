package org.ncbrelay.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@IntegrationTest
class EventReadersTest {
    @Test
    void aRelayWithAKindOfEventThatHasNoReadersDoesNotStart() throws SQLException {
        try (Connection connection = TestDatabase.administration(TestDatabase.migrated())
                .getDataSource()
                .getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(kinds(database, "CASE")).containsExactlyInAnyOrderElementsOf(names(EventKind.values()));
            assertThat(kinds(database, "INTELLIGENCE"))
                    .containsExactlyInAnyOrderElementsOf(names(IntelligenceEventKind.values()));
            assertThatCode(() -> new EventReaders(database)).doesNotThrowAnyException();

            database.sql("DELETE FROM event_reader WHERE kind IN ('PRODUCT_WRITTEN', 'RELEASED')")
                    .update();
            assertThatThrownBy(() -> new EventReaders(database))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageEndingWith(": CASE PRODUCT_WRITTEN, INTELLIGENCE RELEASED");
            connection.rollback();

            assertThatThrownBy(() -> database.sql("""
                            INSERT INTO event_reader (matter, kind, agency, shared, joined, ncb, interpol)
                            VALUES ('CASE', 'NEW_KIND', 'BOTH', 'BOTH', 'BOTH', 'BOTH', 'BOTH')""").update()).hasStackTraceContaining("\"topic\"");
            connection.rollback();

            database.sql("ALTER TABLE intelligence_event DROP CONSTRAINT intelligence_event_reference_fkey")
                    .update();
            assertThatThrownBy(() -> database.sql("""
                            INSERT INTO intelligence_event (reference, kind, actor, actor_organisation, happened_at)
                            VALUES ('INT-2026-000001', 'CASE_CLOSED', 'relay', 'INTERPOL', now())""").update()).hasStackTraceContaining("unknown case or kind");
            connection.rollback();
        }
    }

    private static List<String> kinds(JdbcClient database, String matter) {
        return database.sql("SELECT kind FROM event_reader WHERE matter = ?")
                .param(matter)
                .query(String.class)
                .list();
    }

    private static List<String> names(Enum<?>[] kinds) {
        return Stream.of(kinds).map(Enum::name).toList();
    }
}
