package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.matter.ListedCases;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a page of a list reads, as PostgreSQL counts it inside the transaction, and that the grants decide what it names. */
@IntegrationTest
class ListReadsTest {
    private static final int CASES = 20_000;
    /** A thousand grants, at which a reader begins to count as one who sees many, a second look at them, and their rows. */
    private static final long FEW = 3_500;

    /** The same with the texts. */
    private static final long SEARCHED = 5_000;

    /** Matches that are counted, those that are walked along, and their grants and texts. */
    private static final long BOUNDED = 12_000;

    private static DatabaseAccess access;
    private static JdbcTemplate administration;

    @BeforeAll
    static void manyCases() {
        access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        // All 40,000 grants are counted: by a sample of 30,000, the planner would estimate otherwise each time.
        administration.execute("ALTER TABLE case_access ALTER COLUMN reference SET STATISTICS 200");
        ListedCases.fill(administration, CASES, false);
    }

    @Test
    void aPageReadsAFewRowsByAnIndexHoweverManyCasesThereAre() throws SQLException {
        for (String reader : List.of("INTERPOL", "KEN", "FRA"))
            for (String sort : List.of("submittedAt", "updatedAt", "reference", "status", "urgency"))
                for (String filters : List.of(
                        "'{}', '{}', NULL", "'{CLOSED}', '{}', NULL", "'{}', '{NOTICE}', NULL", "'{}', '{}', 'KEN'"))
                    for (boolean descending : new boolean[] {true, false}) {
                        Reads reads = reads(reader, "NULL, " + filters, sort, descending);
                        assertThat(reads.scanned()).as(reader + sort + filters).isZero();
                        assertThat(reads.fetched()).as(reader + sort + filters).isLessThan(FEW);
                        assertThat(reads.page()).isNotEqualTo("{}");
                    }
    }

    @Test
    void aSearchReadsWhatItFindsAndNoTableWhole() throws SQLException {
        for (Map.Entry<String, Long> word : Map.of(
                        "quagga-seller_77", SEARCHED,
                        "nothingofthekind", SEARCHED,
                        "pangolin", SEARCHED,
                        "ivory", BOUNDED)
                .entrySet())
            for (String reader : List.of("INTERPOL", "KEN", "FRA")) {
                Reads reads = reads(reader, "'" + word.getKey() + "', '{}', '{}', NULL", "updatedAt", true);
                assertThat(reads.scanned()).as(reader + word).isZero();
                assertThat(reads.fetched()).as(reader + word).isLessThan(word.getValue());
            }
    }

    /** Without this part of it, a grant that has ended would go on. */
    @Test
    void everyPartOfTheLookAtTheGrantsHolds() throws SQLException {
        String listing = administration.queryForObject(
                "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = 'relay_list'", String.class);
        Map<String, String> parts = Map.of(
                " AND a.revoked_at IS NULL", "UPDATE case_access SET revoked_at = now(), valid_until = NULL",
                "(a.valid_until IS NULL OR a.valid_until > now())",
                        "UPDATE case_access SET revoked_at = NULL, valid_until = now() - interval '1 day'");
        for (Map.Entry<String, String> part : parts.entrySet())
            for (String asked : List.of("NULL", "'ivory'"))
                // What is changed is never committed.
                try (Connection connection = TestDatabase.dataSource(access, TestDatabase.administrator())
                                .getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("SET LOCAL session_replication_role = replica; DELETE FROM case_access"
                            + " WHERE organisation = 'FRA' AND owner = 'KEN' AND reference <> 'KEN-2026-000026'; "
                            + part.getValue() + " WHERE organisation = 'FRA' AND owner = 'KEN'");
                    String question = asked + ", '{}', '{}', 'KEN'";
                    assertThat(page(statement, "FRA", question, "reference", true))
                            .as(part.getKey())
                            .isEqualTo("{}");
                    assertThat(listing).contains(part.getKey());
                    statement.execute("RESET ROLE; "
                            + listing.replace(part.getKey(), part.getKey().startsWith(" AND") ? "" : "true"));
                    assertThat(page(statement, "FRA", question, "reference", true))
                            .as("without " + part.getKey())
                            .isEqualTo("{KEN-2026-000026}");
                }
    }

    @Test
    void nobodyIsNamedACase() throws SQLException {
        assertThat(reads("", "NULL, '{}', '{}', NULL", "reference", true).page())
                .isEqualTo("{}");
        assertThat(reads("", "'ivory', '{}', '{}', NULL", "reference", true).page())
                .isEqualTo("{}");
    }

    private Reads reads(String reader, String question, String sort, boolean descending) throws SQLException {
        try (Connection connection =
                        TestDatabase.dataSource(access, access.application()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String page = page(statement, reader, question, sort, descending);
            try (ResultSet counted = statement.executeQuery("""
                    SELECT coalesce(sum(seq_tup_read), 0), coalesce(sum(idx_tup_fetch), 0)
                      FROM pg_stat_xact_user_tables
                     WHERE relname IN ('support_request', 'case_figure', 'case_text', 'case_access')""")) {
                counted.next();
                return new Reads(page, counted.getLong(1), counted.getLong(2));
            }
        }
    }

    /** What the application is answered, in the transaction of the statement. */
    private static String page(Statement statement, String reader, String question, String sort, boolean descending)
            throws SQLException {
        statement.execute("SET LOCAL ROLE " + access.application().user()
                + "; SELECT set_config('relay.organisation', '" + reader + "', true)");
        try (ResultSet answer = statement.executeQuery(
                "SELECT page FROM relay_list(%s, '%s', %s, 25, 0, 1000)".formatted(question, sort, descending))) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** @param page references in braces */
    private record Reads(String page, long scanned, long fetched) {}
}
