package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two countries on one connection as the application has it. */
@IntegrationTest
class CrossingTest {
    private static final int ROUNDS = 10_000;
    private static final String KENYAS = "KEN-2026-000001";
    private static final String INDONESIAS = "IDN-2026-000001";
    private JdbcTemplate administration;
    private Connection connection;

    @BeforeEach
    void twoCountriesWithACaseEach() throws SQLException {
        DatabaseAccess access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        CaseRows rows = new CaseRows(access);
        rows.acknowledged(new CaseReference(KENYAS));
        rows.acknowledged(new CaseReference(INDONESIAS));
        connection = DriverManager.getConnection(
                access.url(), access.application().user(), access.application().password());
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Tables of which no country sees a row; INTERPOL and the owner's functions do. */
    private static final Set<String> OF_NO_COUNTRY = Set.of(
            "audit_checkpoint_head", "intelligence_release", "product_comment", "report_draft", "triage_assessment");

    /** Auditors read the audit of their organisation. */
    private static final String OF_THE_AUDIT = "audit_.*";

    private static final String OF_INTELLIGENCE = "intelligence.*|dispatch|owner_consent|unit_contact|retention_step";

    /** Table by table of the catalog, in turn: whose rows come, and whether all tables showed some. */
    @Test
    void oneConnectionServesTwoCountriesInTurnWithoutACrossing() throws SQLException {
        List<String> tables = fillTheCatalog();
        Set<String> shown = new HashSet<>();
        int crossings = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String country = round % 2 == 0 ? "KEN" : "IDN";
            String other = round % 2 == 0 ? "IDN" : "KEN";
            String table = tables.get(round / 2 % tables.size());
            // Every seventh round nobody acts: what the round before set must be gone.
            boolean nobody = round % 7 == 6;
            if (!nobody) become(country);
            try (Statement query = connection.createStatement();
                    ResultSet seen = query.executeQuery("SELECT to_jsonb(t)::text FROM " + table + " t")) {
                while (seen.next()) {
                    shown.add(table);
                    if (nobody || seen.getString(1).contains(other)) crossings++;
                }
            }
            if (round % 3 == 0) connection.rollback();
            else connection.commit();
        }
        assertThat(crossings).isZero();
        assertThat(tables.stream().filter(table -> !shown.contains(table)))
                .as("tables that showed nothing to anybody")
                .allMatch(OF_NO_COUNTRY::contains);
    }

    /** V17: table by table of the catalog, to every office of which a case is not open. */
    @Test
    void anOfficeReadsNothingOfACaseThatIsNotOpenToIt() throws SQLException {
        List<String> tables = fillTheCatalog();
        administration.execute("SET session_replication_role = replica; UPDATE expert SET user_id = 'somebody'");
        List<String> read = new ArrayList<>();
        for (String office : List.of(
                "KEN-CBCU",
                "KEN-experts",
                "KEN-nobody",
                "INTERPOL-gwet",
                "INTERPOL-ist-members/ist",
                "INTERPOL-auditors"))
            for (String table : tables) {
                if (table.matches(OF_THE_AUDIT) || office.equals("INTERPOL-gwet") && table.matches(OF_INTELLIGENCE))
                    continue;
                String organisation = office.substring(0, office.indexOf('-'));
                if (seenBy(organisation, office, table + " t WHERE to_jsonb(t)::text LIKE '%" + KENYAS + "%'") > 0)
                    read.add(office + " reads " + table);
            }
        assertThat(read).isEmpty();
        assertThat(tables.stream().filter(table -> sees("KEN", "KEN", table)).count())
                .isGreaterThan(40);
        administration.execute("SET session_replication_role = replica; INSERT INTO case_access"
                + " (reference, organisation, owner, basis, granted_by, granted_at)"
                + " VALUES ('" + KENYAS + "', 'KEN-CBCU', 'KEN', 'SHARED', 'ncb.ken', now())");
        assertThat(tables.stream()
                        .filter(table -> sees("KEN", "KEN-CBCU", table))
                        .count())
                .isGreaterThan(30);
    }

    private boolean sees(String organisation, String office, String table) {
        try {
            return seenBy(organisation, office, table + " t WHERE to_jsonb(t)::text LIKE '%" + KENYAS + "%'") > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    /** A row of each country in every table with row-level security that the application may read. */
    private List<String> fillTheCatalog() {
        CatalogRows catalog = new CatalogRows(administration);
        List<String> tables = catalog.walled().stream()
                .filter(table -> Boolean.TRUE.equals(administration.queryForObject(
                        "SELECT has_any_column_privilege('relay_app', ?, 'SELECT')", Boolean.class, table)))
                .toList();
        List<String> fill = new ArrayList<>(List.of("SET session_replication_role = replica"));
        for (String table : tables) {
            if (table.equals("case_access")) continue;
            fill.addAll(catalog.withoutConstraints(table));
            fill.addAll(catalog.withoutUniqueness(table));
            for (String reference : List.of(KENYAS, INDONESIAS)) fill.add(catalog.insert(table, reference));
        }
        // What a country sees of its own is more than whose it is.
        fill.add("UPDATE request_draft SET owner = 'somebody'");
        fill.add("UPDATE draft_evidence SET owner = 'somebody'");
        fill.add("UPDATE draft_evidence_chunk SET owner = 'somebody'");
        fill.add("UPDATE idempotency_key SET user_id = 'somebody'");
        fill.add("UPDATE passkey SET user_id = 'somebody'");
        for (String own : List.of("saved_view", "case_seen", "followed_case"))
            fill.add("UPDATE " + own + " SET officer = 'somebody'");
        // A product has arrived.
        fill.add(
                "UPDATE delivery d SET sent_at = now(), product_id = (SELECT p.id FROM product p WHERE p.reference = d.reference LIMIT 1)");
        administration.execute(String.join("; ", fill));
        return tables;
    }

    /** An invited country has no business with the letters to others, nor with their addresses. */
    @Test
    void lettersOfASharedCaseAreSeenByWhoeverTheyAreAddressedTo() throws SQLException {
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                VALUES ('%1$s', 'FRA', 'KEN', 'INVITATION', 'lead', now()), ('%1$s', 'IDN', 'KEN', 'INVITATION', 'lead', now());
                DELETE FROM outbox_mail WHERE reference = '%1$s';
                INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, created_at, next_attempt_at, reader, page)
                SELECT gen_random_uuid(), gen_random_uuid()::text, '%1$s', organisation, 'a@b.example', 'CASE_CLOSED', now(), now(), 'NCB', '/cases'
                  FROM unnest(ARRAY['KEN', 'FRA', 'INTERPOL']) AS organisation""".formatted(KENYAS));

        String letters = "outbox_mail WHERE reference = '" + KENYAS + "'";
        assertThat(seenBy("FRA", letters + " AND organisation = 'FRA'")).isOne();
        assertThat(seenBy("FRA", letters)).isOne();
        assertThat(seenBy("IDN", letters)).isZero();
        assertThat(seenBy("KEN", letters))
                .as("its own and the General Secretariat's")
                .isEqualTo(2);
        assertThat(seenBy("INTERPOL", letters)).isEqualTo(3);
    }

    private int seenBy(String organisation, String table) throws SQLException {
        return seenBy(organisation, "", table);
    }

    private int seenBy(String organisation, String reader, String table) throws SQLException {
        become(organisation);
        try (PreparedStatement office = connection.prepareStatement(
                "SELECT set_config('relay.reader', ?, true), set_config('relay.actor', 'nobody.in.particular', true)")) {
            office.setString(1, reader);
            office.execute();
        }
        try (ResultSet seen = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            seen.next();
            return seen.getInt(1);
        } finally {
            connection.rollback();
        }
    }

    private void become(String organisation) throws SQLException {
        try (PreparedStatement context = connection.prepareStatement(
                "SELECT set_config('relay.organisation', ?, true), set_config('relay.actor', 'somebody', true)")) {
            context.setString(1, organisation);
            context.execute();
        }
    }
}
