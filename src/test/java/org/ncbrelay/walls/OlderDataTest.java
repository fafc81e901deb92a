package org.ncbrelay.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Migrations;
import org.ncbrelay.adapter.database.migration.V1__Engine_schema;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that was in use before V83: assessments move behind their wall, and its audit goes on in the same chain. */
class OlderDataTest {
    private static final String KENYAN = "KEN-2026-000001";

    @Test
    void assessmentsMoveAndTheAuditChainGoesOn() {
        DatabaseAccess access = TestDatabase.empty();
        migrate(access, "81");
        JdbcTemplate administration = TestDatabase.administration(access);
        JdbcTemplate application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));
        new CaseRows(access).acknowledged(new CaseReference(KENYAN));
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO triage (reference, step, assessment, linked_reference, priority, note, recorded_by, recorded_at) VALUES
                  ('%1$s', 'ASSESSED', 'DUPLICATE', 'FRA-2026-000001', 'URGENT', 'For the lead', 'analyst', now()),
                  ('%1$s', 'REJECTED', NULL, NULL, NULL, 'Under way already', 'lead', now())""".formatted(KENYAN));
        read(application);
        read(application);

        migrate(access, "latest");
        read(application);

        assertThat(administration.queryForList(
                        "SELECT concat_ws(' ', assessment, linked_reference, note) FROM triage_assessment",
                        String.class))
                .containsExactly("DUPLICATE FRA-2026-000001 For the lead");
        assertThat(administration.queryForList(
                        "SELECT step || ' ' || coalesce(note, '-') FROM triage ORDER BY id", String.class))
                .containsExactly("ASSESSED -", "REJECTED Under way already");
        assertThat(administration.queryForObject(
                        "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'triage'", Boolean.class))
                .isTrue();
        assertThat(administration.queryForList(
                        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'triage'::regclass AND tgenabled <> 'O'",
                        String.class))
                .isEmpty();
        assertThat(chain(administration)).hasSizeGreaterThan(2).allMatch(link -> link.endsWith(" true true"));
        assertThat(administration.queryForObject("""
                        SELECT transaction = number FROM audit_record WHERE organisation = 'KEN' ORDER BY number DESC LIMIT 1""", Boolean.class))
                .as("no number of the database any more")
                .isTrue();
    }

    private static void migrate(DatabaseAccess access, String target) {
        Migrations.configure(Flyway.configure(), access)
                .javaMigrations(new V1__Engine_schema())
                .target(target)
                .load()
                .migrate();
    }

    private static void read(JdbcTemplate application) {
        application.execute(
                "SELECT set_config('relay.organisation', 'KEN', true), set_config('relay.actor', 'ncb.ken', true); "
                        + "SELECT relay_audit_read('READ_CASE', '" + KENYAN + "', NULL)");
    }

    /** Whether each link has its hash and follows the one before. */
    private static List<String> chain(JdbcTemplate administration) {
        return administration.queryForList("""
                SELECT number || ' ' || (hash = audit_sha256(audit_text(organisation, number::text, happened_at, transaction::text, actor,
                           act, reference, subject, content_hash, previous)))
                       || ' ' || (previous = coalesce(lag(hash) OVER (ORDER BY number), repeat('0', 64)))
                  FROM audit_record WHERE organisation = 'KEN' ORDER BY number""", String.class);
    }
}
