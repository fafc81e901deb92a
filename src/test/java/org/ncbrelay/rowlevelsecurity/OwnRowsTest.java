package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** A country's own rows are decided by their own columns: they are read and written while nobody at all can read the grants. */
@IntegrationTest
class OwnRowsTest {
    private static final String CASE = "KEN-2026-000001";

    /** Their policies name the grants themselves, so that counting walks over them once; that alone takes a lock. */
    private static final Set<String> NAMING_THE_GRANTS = Set.of("case_access", "case_path", "case_figure");

    private DatabaseAccess access;
    private JdbcTemplate administration;
    private List<String> tables;

    @BeforeEach
    void aRowOfKenyaInEveryTable() {
        access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        CatalogRows catalog = new CatalogRows(administration);
        tables = catalog.walled().stream()
                .filter(table -> Boolean.TRUE.equals(administration.queryForObject(
                        "SELECT has_any_column_privilege('relay_app', ?, 'SELECT')", Boolean.class, table)))
                .toList();
        List<String> fill = new ArrayList<>(List.of("SET session_replication_role = replica"));
        for (String table : tables) {
            fill.addAll(catalog.withoutConstraints(table));
            fill.addAll(catalog.withoutUniqueness(table));
            fill.add(catalog.insert(table, CASE));
        }
        administration.execute(String.join("; ", fill));
    }

    @Test
    void aCountryReadsItsOwnRowsWithoutTheGrants() throws SQLException {
        Set<String> waiting = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        withoutTheGrants("KEN", waiting, seen);
        assertThat(waiting).isEqualTo(NAMING_THE_GRANTS);
        assertThat(seen).hasSizeGreaterThan(40).contains("timeline_event", "step_clock", "evidence", "outbox_mail");
    }

    /** So that the test above would notice. */
    @Test
    void anotherCountryDoesNot() throws SQLException {
        Set<String> waiting = new TreeSet<>();
        withoutTheGrants("FRA", waiting, new TreeSet<>());
        assertThat(waiting).hasSizeGreaterThan(30).contains("timeline_event", "step_clock", "outbox_mail");
    }

    @Test
    void aCountryAddsToItsOwnCaseWithoutTheGrants() throws SQLException {
        try (Connection grants = locked();
                Connection connection = acting("KEN");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO step_clock (reference, step, event, happened_at) VALUES ('"
                            + CASE + "', 'triage', 'STARTED', now())"))
                    .isOne();
        }
    }

    private void withoutTheGrants(String country, Set<String> waiting, Set<String> seen) throws SQLException {
        try (Connection grants = locked();
                Connection connection = acting(country)) {
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    rows.next();
                    if (rows.getInt(1) > 0) seen.add(table);
                } catch (SQLException refused) {
                    if (!refused.getMessage().contains("lock timeout")) throw refused;
                    waiting.add(table);
                }
                connection.rollback();
                actAs(connection, country);
            }
        }
    }

    /** A transaction in which nobody but itself reads the grants. */
    private Connection locked() throws SQLException {
        Connection connection = administration.getDataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE case_access IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private Connection acting(String country) throws SQLException {
        Connection connection =
                TestDatabase.dataSource(access, access.application()).getConnection();
        connection.setAutoCommit(false);
        actAs(connection, country);
        return connection;
    }

    private static void actAs(Connection connection, String country) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '50ms'");
            statement.execute("SELECT set_config('relay.organisation', '" + country + "', true)");
        }
    }
}
