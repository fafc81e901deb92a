package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A case of Kenya and one of France have the same trace, and Kenya is shown the hit. Each condition on which that hangs is broken
 * once: the hit is gone, and comes back when the condition is taken out of the function. Everything is rolled back.
 */
@IntegrationTest
class EveryPartOfAHitHoldsTest {
    private static final String OURS = "KEN-2026-000778";
    private static final String THEIRS = "FRA-2026-000777";

    private Connection connection;
    private JdbcTemplate sql;

    @BeforeEach
    void aHitThatIsShown() throws SQLException {
        connection = TestDatabase.administration(TestDatabase.migrated())
                .getDataSource()
                .getConnection();
        connection.setAutoCommit(false);
        sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        CatalogRows rows = new CatalogRows(sql);
        sql.execute("SET LOCAL session_replication_role = replica");
        for (String table : new String[] {"iis_submission", "trace", "hit_notice"})
            for (String constraint : rows.withoutConstraints(table)) sql.execute(constraint);
        for (String reference : new String[] {OURS, THEIRS}) {
            sql.execute(rows.insert("iis_submission", reference));
            sql.execute("INSERT INTO trace VALUES ('%s', 'HANDLE', 'ivoryhouse', '%s', '{}', now())"
                    .formatted(reference, reference.substring(0, 3)));
        }
        sql.execute("UPDATE iis_submission SET record_number = reference, recorded_at = now()");
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aHitIsShownOnlyIfEveryPartOfItsConditionHolds() {
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
        assertThat(toAnnounce("INTERPOL", "relay")).isOne();
        assertThat(toAnnounce("INTERPOL", "analyst")).isZero();
        assertThat(toAnnounce("KEN", "relay")).isZero();
        assertThat(toAnnounce("KEN", "ncb.ken")).isZero();
        String found = function("relay_hits_to_announce(text)");
        sql.execute(found.replace("relay_organisation() = 'INTERPOL' AND relay_actor() = 'relay'", "true"));
        assertThat(toAnnounce("KEN", "ncb.ken")).as("without that condition").isOne();
    }

    private int shown(String country) {
        return as(country, "ncb." + country.toLowerCase(Locale.ROOT), "relay_hits");
    }

    private int toAnnounce(String organisation, String actor) {
        return as(organisation, actor, "relay_hits_to_announce");
    }

    private int as(String organisation, String actor, String function) {
        sql.execute("SET LOCAL ROLE relay_app");
        sql.execute("SELECT set_config('relay.organisation', '%s', true), set_config('relay.actor', '%s', true)"
                .formatted(organisation, actor));
        int count = sql.queryForObject("SELECT count(*) FROM %s('%s')".formatted(function, OURS), Integer.class);
        sql.execute("RESET ROLE");
        return count;
    }

    private String function(String signature) {
        return sql.queryForObject("SELECT pg_get_functiondef('" + signature + "'::regprocedure)", String.class);
    }
}
