package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Each policy of each table is opened once, with a row of France behind it: an officer of Kenya then reads, adds, changes or deletes what
 * was shut, so that policy was what held. Tables and policies are those of the catalog; everything is rolled back.
 */
@IntegrationTest
class EveryPolicyBitesTest {
    private static final String APPLICATION = "relay_app";
    private static final String OWNER = "relay_owner";
    private static final String OURS = "KEN-2026-000778";
    private static final String THEIRS = "FRA-2026-000777";

    private JdbcTemplate sql;
    /** The office that acts; empty for the whole country. */
    private String reader = "";

    private CatalogRows catalog;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = TestDatabase.administration(TestDatabase.migrated())
                .getDataSource()
                .getConnection();
        connection.setAutoCommit(false);
        // The catalog is read where its tables are altered: another connection would wait for those locks for ever.
        sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        catalog = new CatalogRows(sql);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyOpenedPolicyLeaks() throws SQLException {
        List<Policy> policies = policies();
        List<String> toothless = new ArrayList<>();
        for (Policy policy : policies) {
            prepare(policy.table());
            reader = "";
            if (policy.name().equals("product_with_case")) deliver();
            if (policy.isRestrictive()) invite();
            if (policy.isRestrictive() && policy.command().equals("SELECT")) letAgencyRead(policy.table());
            Probe probe = probe(policy);
            if (probe.leaks(policy.role())) toothless.add(policy + " leaks while it is shut");
            opened(policy);
            if (!probe.leaks(policy.role())) toothless.add(policy + " is not what holds");
            connection.rollback();
        }
        assertThat(toothless).isEmpty();
        assertThat(policies).hasSizeGreaterThan(60);
    }

    @Test
    void everyTableWithoutItsPoliciesLeaks() throws SQLException {
        List<String> walled = catalog.walled();
        for (String table : walled) {
            prepare(table);
            Probe probe = reading(table);
            assertThat(probe.leaks(APPLICATION)).as(table).isFalse();
            sql.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
            assertThat(probe.leaks(APPLICATION))
                    .as(table + " without its policies")
                    .isTrue();
            connection.rollback();
        }
        assertThat(walled).hasSizeGreaterThan(40);
    }

    /** Without this part of it, a grant that has ended would go on. */
    @Test
    void everyPartOfSeeingHolds() throws SQLException {
        String granted = function("relay_is_granted(text)");
        Map<String, String> parts = Map.of(
                "a.revoked_at IS NULL", "UPDATE case_access SET revoked_at = now()",
                "(a.valid_until IS NULL OR a.valid_until > now())",
                        "UPDATE case_access SET valid_until = now() - interval '1 day'",
                "a.organisation = reader", "UPDATE case_access SET organisation = 'SGP'",
                "a.reference = wanted", "UPDATE case_access SET reference = 'FRA-2026-000778'");
        for (Map.Entry<String, String> part : parts.entrySet()) {
            prepare("request_version");
            invite();
            Probe probe = reading("request_version");
            assertThat(probe.leaks(APPLICATION)).as("with a live grant").isTrue();
            sql.execute(part.getValue());
            // A grant of another country is shut off twice: by this part and by the policies of the grants.
            if (part.getKey().startsWith("a.organisation"))
                sql.execute("ALTER TABLE case_access DISABLE ROW LEVEL SECURITY");
            assertThat(probe.leaks(APPLICATION)).as(part.getKey()).isFalse();
            assertThat(granted).contains(part.getKey());
            sql.execute(granted.replace(part.getKey(), "true"));
            assertThat(probe.leaks(APPLICATION)).as("without " + part.getKey()).isTrue();
            connection.rollback();
        }
    }

    /** What a country sees without a grant are its own cases: whose a case is, its reference says. */
    @Test
    void onlyOnesOwnCasesAreSeenWithoutAGrant() throws SQLException {
        String sees = function("relay_sees(text)");
        String own = "left(wanted, 3) = relay_reader()";
        assertThat(sees).contains(own);
        prepare("request_version");
        Probe probe = reading("request_version");
        assertThat(probe.leaks(APPLICATION)).isFalse();
        sql.execute(sees.replace(own, "true"));
        assertThat(probe.leaks(APPLICATION)).as("without " + own).isTrue();
    }

    @Test
    void aHitIsShownOnlyIfEveryPartOfItsConditionHolds() {
        aHitThatIsShown();
        sql.execute(
                "SELECT set_config('relay.organisation', 'INTERPOL', true), set_config('relay.actor', 'relay', true)");
        sql.execute("INSERT INTO hit_notice SELECT id, kind, value, owner, owner_reference, 'KEN', '%1$s', now()"
                .concat(" FROM relay_hits_to_announce('%1$s')")
                .formatted(OURS));
        String hits = function("relay_hits(text)");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "relay_recorded(mine.reference)",
                "UPDATE iis_submission SET record_number = NULL WHERE reference = '%s'".formatted(OURS));
        parts.put(
                "relay_recorded(other.reference)",
                "UPDATE iis_submission SET record_number = NULL WHERE reference = '%s'".formatted(THEIRS));
        parts.put(
                "mine.organisation <> ALL (other.restricted)",
                "UPDATE trace SET restricted = '{KEN}' WHERE reference = '%s'".formatted(THEIRS));
        parts.put(
                "other.organisation <> ALL (mine.restricted)",
                "UPDATE trace SET restricted = '{FRA}' WHERE reference = '%s'".formatted(OURS));
        parts.put("EXISTS (SELECT FROM hit_notice n WHERE n.hit_id = found.id)", "DELETE FROM hit_notice");
        parts.put(
                "mine.organisation = relay_organisation()",
                "UPDATE trace SET organisation = 'SGP' WHERE reference = '%s'".formatted(OURS));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            assertThat(hits).contains(part.getKey());
            sql.execute("SAVEPOINT whole");
            assertThat(shown("KEN")).as("before " + part.getKey()).isOne();
            sql.execute(part.getValue());
            assertThat(shown("KEN")).as(part.getKey()).isZero();
            sql.execute(hits.replace(part.getKey(), "true"));
            assertThat(shown("KEN")).as("without " + part.getKey()).isOne();
            sql.execute("ROLLBACK TO SAVEPOINT whole");
        }
    }

    @Test
    void onlyTheRelayItselfFindsWhomItHasToTell() {
        aHitThatIsShown();
        assertThat(toAnnounce("INTERPOL", "relay")).isOne();
        assertThat(toAnnounce("INTERPOL", "analyst")).isZero();
        assertThat(toAnnounce("KEN", "relay")).isZero();
        assertThat(toAnnounce("KEN", "ncb.ken")).isZero();
        String found = function("relay_hits_to_announce(text)");
        sql.execute(found.replace("relay_organisation() = 'INTERPOL' AND relay_actor() = 'relay'", "true"));
        assertThat(toAnnounce("KEN", "ncb.ken")).as("without that condition").isOne();
    }

    private int shown(String country) {
        return found(country, "ncb." + country.toLowerCase(Locale.ROOT), "relay_hits");
    }

    private int toAnnounce(String organisation, String actor) {
        return found(organisation, actor, "relay_hits_to_announce");
    }

    private int found(String organisation, String actor, String function) {
        sql.execute("SET LOCAL ROLE relay_app");
        sql.execute("SELECT set_config('relay.organisation', '%s', true), set_config('relay.actor', '%s', true)"
                .formatted(organisation, actor));
        int count = sql.queryForObject("SELECT count(*) FROM %s('%s')".formatted(function, OURS), Integer.class);
        sql.execute("RESET ROLE");
        return count;
    }

    /** A case of Kenya and one of France have the same trace, and Kenya is shown the hit. */
    private void aHitThatIsShown() {
        sql.execute("SET LOCAL session_replication_role = replica");
        for (String table : List.of("iis_submission", "trace", "hit_notice"))
            for (String constraint : catalog.withoutConstraints(table)) sql.execute(constraint);
        for (String reference : List.of(OURS, THEIRS)) {
            sql.execute(catalog.insert("iis_submission", reference));
            sql.execute("INSERT INTO trace VALUES ('%s', 'HANDLE', 'ivoryhouse', '%s', '{}', now())"
                    .formatted(reference, reference.substring(0, 3)));
        }
        sql.execute("UPDATE iis_submission SET record_number = reference, recorded_at = now()");
    }

    private String function(String signature) {
        return sql.queryForObject("SELECT pg_get_functiondef('" + signature + "'::regprocedure)", String.class);
    }

    /** All but those that let the owner's own functions see everything. */
    private List<Policy> policies() {
        return sql.query(
                """
                SELECT tablename, policyname, cmd, permissive = 'RESTRICTIVE', '%s' = ANY (roles), with_check IS NOT NULL, qual IS NOT NULL
                  FROM pg_policies WHERE schemaname = 'public' AND NOT ('%s' = ANY (roles) AND qual = 'true')
                 ORDER BY tablename, policyname""".formatted(OWNER, OWNER),
                (row, number) -> new Policy(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5) ? OWNER : APPLICATION,
                        row.getBoolean(6),
                        row.getBoolean(7)));
    }

    /** A row of France in the table, past all its checks, and every privilege on it, so that only policies are in the way. */
    private void prepare(String table) {
        sql.execute("SET LOCAL session_replication_role = replica");
        for (String constraint : catalog.withoutConstraints(table)) sql.execute(constraint);
        sql.execute(catalog.insert(table, THEIRS));
        sql.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO " + APPLICATION);
    }

    /** Whoever sees the product has received it. */
    private void deliver() {
        for (String constraint : catalog.withoutConstraints("delivery")) sql.execute(constraint);
        sql.execute(catalog.insert("delivery", THEIRS));
        sql.execute("UPDATE delivery SET sent_at = now(), product_id = (SELECT id FROM product)");
        sql.execute("ALTER TABLE delivery DISABLE ROW LEVEL SECURITY");
    }

    private void invite() {
        sql.execute("""
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                VALUES ('%s', 'KEN', 'FRA', 'INVITATION', 'lead', now())""".formatted(THEIRS));
    }

    /** What holds between the two sides of a channel shows to an agency alone, of a row that INTERPOL wrote. */
    private void letAgencyRead(String table) {
        reader = "KEN-WCIU";
        sql.execute("UPDATE case_access SET organisation = 'KEN-WCIU' WHERE organisation = 'KEN'");
        Map<String, String> written = Map.of(
                "step_record", "side = 'INTERPOL'",
                "feedback", "side = 'INTERPOL', kind = 'CONFIRMED'",
                "case_message", "sender_party = 'INTERPOL', recipient_party = 'NCB'",
                "evidence", "received_organisation = 'INTERPOL'");
        if (written.containsKey(table)) sql.execute("UPDATE " + table + " SET " + written.get(table));
        // Files are handled by the country of their case alone.
        if (table.startsWith("evidence")) {
            sql.execute("UPDATE %s SET reference = '%s'".formatted(table, OURS));
            sql.execute("""
                    INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                    VALUES ('%s', 'KEN-WCIU', 'KEN', 'AGENCY', 'agency.ken', now())""".formatted(OURS));
        }
    }

    private void opened(Policy policy) {
        sql.execute("ALTER POLICY %s ON %s %s %s"
                .formatted(
                        policy.name(),
                        policy.table(),
                        policy.command().equals("INSERT") ? "" : "USING (true)",
                        policy.command().equals("INSERT")
                                        || policy.checks()
                                        || policy.command().equals("UPDATE")
                                ? "WITH CHECK (true)"
                                : ""));
    }

    private Probe probe(Policy policy) {
        return switch (policy.command()) {
            case "INSERT" -> adding(policy.table());
            case "UPDATE" -> changing(policy.table());
            case "DELETE" -> deleting(policy.table());
            // The owner's functions may read some of these tables whole: what such a policy holds is erasing.
            case "ALL" -> policy.role().equals(OWNER) ? deleting(policy.table()) : reading(policy.table());
            default -> reading(policy.table());
        };
    }

    private Probe reading(String table) {
        return role -> as(role, () -> sql.queryForObject("SELECT count(*) FROM " + table, Integer.class));
    }

    private Probe adding(String table) {
        String row = catalog.insert(table, THEIRS);
        return role -> as(role, () -> sql.update(row));
    }

    private Probe changing(String table) {
        Map<String, Object> column = sql.queryForList("""
                        SELECT column_name AS name, data_type AS type FROM information_schema.columns
                         WHERE table_schema = 'public' AND table_name = ? AND is_identity = 'NO' AND is_generated = 'NEVER'
                           AND data_type IN ('text', 'timestamp with time zone', 'boolean')
                           AND column_name !~ '(organisation|country|home|owner|reference)$' ORDER BY ordinal_position DESC""", table).get(0);
        String name = column.get("name").toString();
        String change = "UPDATE %s SET %s = %s"
                .formatted(
                        table, name, CatalogRows.value(name, column.get("type").toString(), false, THEIRS));
        return role -> as(role, () -> sql.update(change));
    }

    private Probe deleting(String table) {
        return role -> as(role, () -> sql.update("DELETE FROM " + table));
    }

    /** Does something as an officer of Kenya in that role, and takes it back. */
    private boolean as(String role, IntSupplier work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            sql.execute("SET LOCAL ROLE " + role);
            sql.execute(
                    "SELECT set_config('relay.organisation', 'KEN', true), set_config('relay.actor', 'ncb.ken', true),"
                            + " set_config('relay.reader', '" + reader + "', true)");
            return work.getAsInt() > 0;
        } catch (DataAccessException refused) {
            if (!refused.getMostSpecificCause().getMessage().contains("row-level security")) throw refused;
            return false;
        } finally {
            connection.rollback(before);
        }
    }

    private record Policy(
            String table,
            String name,
            String command,
            boolean isRestrictive,
            String role,
            boolean checks,
            boolean sees) {}

    private interface Probe {
        boolean leaks(String role) throws SQLException;
    }
}
