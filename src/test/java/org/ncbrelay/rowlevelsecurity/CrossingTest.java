package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two countries on one connection as the application has it; and the policies of each table switched off once, to see that they are what holds. */
@IntegrationTest
class CrossingTest {
    private static final int ROUNDS = 10_000;
    private static final String KENYAS = "KEN-2026-000001";
    private static final String INDONESIAS = "IDN-2026-000001";
    /** Tables of a case in which {@link #fill} leaves a row for each country. */
    private static final List<String> FILLED = List.of(
            "support_request",
            "case_access",
            "timeline_event",
            "official_copy",
            "outbox_mail",
            "evidence",
            "evidence_chunk",
            "evidence_custody",
            "evidence_scan",
            "retention_step",
            "acknowledgment",
            "feedback",
            "escalation",
            "step_clock",
            "triage",
            "case_capability",
            "source_takeover",
            "record_check",
            "request_version",
            "authorization_fact",
            "case_message",
            "product",
            "product_review",
            "delivery",
            "iis_submission",
            "iis_registry",
            "request_draft",
            "idempotency_key",
            "agency",
            "agency_approval",
            "audit_record",
            "audit_head",
            "audit_person",
            "audit_salt");

    private JdbcTemplate administration;
    private Connection connection;

    @BeforeEach
    void twoCountriesWithACaseEach() throws SQLException {
        DatabaseAccess access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        CaseRows rows = new CaseRows(access);
        rows.acknowledged(new CaseReference(KENYAS));
        rows.acknowledged(new CaseReference(INDONESIAS));
        fill(KENYAS);
        fill(INDONESIAS);
        connection = DriverManager.getConnection(
                access.url(), access.application().user(), access.application().password());
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Tables of which no country sees a row; INTERPOL and the owner's functions do. */
    private static final Set<String> OF_NO_COUNTRY =
            Set.of("audit_checkpoint_head", "intelligence_release", "triage_assessment");

    /** Table by table of the catalog, in turn: whose rows come, and whether all tables showed some. */
    @Test
    void oneConnectionServesTwoCountriesInTurnWithoutACrossing() throws SQLException {
        List<String> tables = fillTheCatalog();
        Map<String, Integer> rows = new TreeMap<>();
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
                    rows.merge(table, 1, Integer::sum);
                    if (nobody || seen.getString(1).contains(other)) crossings++;
                }
            }
            if (round % 3 == 0) connection.rollback();
            else connection.commit();
        }
        List<String> dark =
                tables.stream().filter(table -> !rows.containsKey(table)).toList();
        assertThat(crossings).isZero();
        assertThat(dark).as("tables that showed nothing to anybody").allMatch(OF_NO_COUNTRY::contains);
        System.out.printf(
                "crossings: %d rounds on one connection, %d tables of the catalog, %d rows seen, %d crossings%n",
                ROUNDS,
                tables.size(),
                rows.values().stream().mapToInt(Integer::intValue).sum(),
                crossings);
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
                INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, created_at, next_attempt_at)
                SELECT gen_random_uuid(), gen_random_uuid()::text, '%1$s', organisation, 'a@b.example', 'CASE_CLOSED', now(), now()
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

    @Test
    void everyTableShowsACountryItsOwnRowsAndNoOther() throws SQLException {
        for (String table : FILLED) {
            int all = count(table);
            int kenyas = seenBy("KEN", table);
            int indonesias = seenBy("IDN", table);
            assertThat(kenyas).as(table + " of Kenya").isPositive();
            assertThat(indonesias).as(table + " of Indonesia").isPositive();
            assertThat(kenyas).as(table).isLessThan(all);
            assertThat(kenyas + indonesias).as(table).isLessThanOrEqualTo(all);
            assertThat(seenBy("FRA", table)).as(table + " of a third").isZero();
            assertThat(seenBy("", table)).as(table + " of nobody").isZero();
        }
    }

    @Test
    void withoutItsPoliciesEachTableLeaks() throws SQLException {
        Map<String, Integer> leaks = new TreeMap<>();
        for (String table : FILLED) {
            administration.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
            leaks.put(table, seenBy("FRA", table));
            administration.execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
            assertThat(seenBy("FRA", table))
                    .as(table + " with its policies again")
                    .isZero();
        }
        assertThat(leaks.values())
                .as("policies that were not what held: " + leaks)
                .allMatch(leak -> leak > 0);
        System.out.println("policies switched off one by one: " + leaks.size() + ", each leaked");
    }

    @Test
    void withoutItsGateEachTableShowsNothing() throws SQLException {
        List<String> dark = new ArrayList<>();
        for (String table : FILLED) {
            become("KEN");
            connection.rollback();
            List<Map<String, Object>> gates = administration.queryForList(
                    "SELECT policyname FROM pg_policies WHERE tablename = ? AND roles <> '{relay_owner}'", table);
            Connection breaking = administration.getDataSource().getConnection();
            try (breaking) {
                breaking.setAutoCommit(false);
                for (Map<String, Object> gate : gates)
                    breaking.createStatement().execute("DROP POLICY %s ON %s".formatted(gate.get("policyname"), table));
                breaking.createStatement().execute("SET LOCAL ROLE relay_app");
                breaking.createStatement().execute("SELECT set_config('relay.organisation', 'KEN', true)");
                try (ResultSet seen = breaking.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                    seen.next();
                    if (seen.getInt(1) == 0) dark.add(table);
                }
                breaking.rollback();
            }
        }
        assertThat(dark).containsExactlyElementsOf(FILLED);
    }

    private int count(String table) {
        return administration.queryForObject("SELECT count(*) FROM " + table, Integer.class);
    }

    private int seenBy(String organisation, String table) throws SQLException {
        become(organisation);
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

    /** A row in every table of a case, past all checks but those of the tables themselves. */
    private void fill(String reference) {
        String country = reference.substring(0, 3);
        administration.execute("""
                DO $$
                DECLARE
                    of_case CONSTANT text := '%1$s';
                    country CONSTANT text := '%2$s';
                    original uuid := gen_random_uuid();
                    report uuid := gen_random_uuid();
                BEGIN
                    INSERT INTO evidence_chunk VALUES (original, of_case, 0, 'x');
                    INSERT INTO evidence (id, reference, file_name, media_type, size, sha256, description, received_by, received_organisation, received_at)
                    VALUES (original, of_case, 'a.txt', 'text/plain', 1, repeat('0', 64), 'A', 'agency', country, now());
                    INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, happened_at)
                    VALUES (original, of_case, 'RECEIVED', 'agency', country, now());
                    INSERT INTO evidence_scan (evidence_id, reference, verdict, scanned_at) VALUES (original, of_case, 'CLEAN', now());
                    INSERT INTO timeline_event (reference, kind, actor, actor_organisation, note, happened_at)
                    VALUES (of_case, 'REQUEST_ACKNOWLEDGED', 'ncb', country, 'A note', now());
                    INSERT INTO retention_step (reference, kind, reason, actor, actor_organisation, happened_at)
                    VALUES (of_case, 'HELD', 'Trial', 'ncbhead', country, now());
                    -- From here on only the rows matter, not whether a case could have come so far.
                    PERFORM set_config('session_replication_role', 'replica', true);
                    INSERT INTO acknowledgment (reference, outcome, decided_by, decided_at) VALUES (of_case, 'ACKNOWLEDGED', 'ncb', now());
                    INSERT INTO feedback (reference, kind, recorded_by, recorded_at) VALUES (of_case, 'CONFIRMED', 'agency', now());
                    INSERT INTO escalation (reference, step, stage, action, escalated_at) VALUES (of_case, 'triage', 1, 'REMIND', now());
                    INSERT INTO step_clock (reference, step, event, happened_at) VALUES (of_case, 'triage', 'STARTED', now());
                    INSERT INTO triage (reference, step, recorded_by, recorded_at) VALUES (of_case, 'ASSESSED', 'analyst', now());
                    INSERT INTO case_capability (reference, capability, position, status, updated_at)
                    VALUES (of_case, 'INFORMATION_SHARING', 1, 'REQUESTED', now());
                    INSERT INTO source_takeover (reference, taken_over, decided_by, decided_at) VALUES (of_case, true, 'ncb', now());
                    INSERT INTO record_check (reference, purpose, confidentiality, restricted_countries, retention_until, checked_by, checked_at)
                    VALUES (of_case, 'WARNING', 'RESTRICTED', '{}', current_date, 'ncb', now());
                    INSERT INTO request_version (reference, version, content, written_by, written_at) VALUES (of_case, 1, '{}', 'agency', now());
                    INSERT INTO authorization_fact (reference, kind, recorded_by, recorded_at) VALUES (of_case, 'REFUSED', 'ncbhead', now());
                    INSERT INTO case_message (id, reference, sender, sender_organisation, sender_party, recipient_party, body, sent_at)
                    VALUES (gen_random_uuid(), of_case, 'ncb', country, 'NCB', 'AGENCY', 'A', now());
                    INSERT INTO product (id, reference, capability, kind, version, title, body, confidentiality, written_by, written_at, sha256)
                    VALUES (report, of_case, 'INFORMATION_SHARING', 'ANALYTICAL_REPORT', 1, 'A', 'A', 'RESTRICTED', 'analyst', now(), '0');
                    INSERT INTO product_review (product_id, reference, outcome, reviewed_by, reviewed_at) VALUES (report, of_case, 'APPROVED', 'lead', now());
                    INSERT INTO delivery (id, reference, product_id, capability, channel, addressee, status, prepared_at)
                    VALUES (gen_random_uuid(), of_case, report, 'INFORMATION_SHARING', 'VIA_NCB', 'NCB', 'PREPARED', now());
                    INSERT INTO iis_submission (reference, source, source_code, purpose, confidentiality, restricted_countries, retention_until, entered_by,
                            entered_at, next_attempt_at)
                    VALUES (of_case, 'NCB', country, 'WARNING', 'RESTRICTED', '{}', current_date, 'ncb', now(), now());
                    INSERT INTO iis_registry VALUES ('IIS-' || of_case, of_case, country, '{}', now());
                    INSERT INTO request_draft (id, organisation, owner, content, created_at, updated_at)
                    VALUES (gen_random_uuid(), country, 'somebody', '{}', now(), now());
                    INSERT INTO idempotency_key VALUES (country, 'somebody', 'key', '0', of_case, '{}', now());
                    INSERT INTO agency VALUES (country || '-CUSTOMS', country, 'Customs', NULL);
                    INSERT INTO agency_approval (agency_code, organisation, approved, reason, decided_by, decided_at)
                    VALUES (country || '-CUSTOMS', country, true, 'A', 'ncbhead', now());
                    -- The letter of the copy went to the General Secretariat; one to the country itself.
                    INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, created_at, next_attempt_at)
                    VALUES (gen_random_uuid(), gen_random_uuid()::text, of_case, country, 'a@b.example', 'CASE_CLOSED', now(), now());
                END $$
                """.formatted(reference, country));
    }
}
