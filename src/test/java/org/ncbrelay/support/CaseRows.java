package org.ncbrelay.support;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts organisations and the smallest case the schema accepts into a test's database, past row-level security. */
public final class CaseRows {
    private static final String CASE = """
            DO $$
            DECLARE
                letter uuid := gen_random_uuid();
            BEGIN
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at) VALUES
                    ('%1$s', 'INTERPOL', '%2$s', 'COPY_TO_GENERAL_SECRETARIAT', 'relay', now());
                INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, created_at, next_attempt_at, sent_at,
                        reader, page)
                VALUES (letter, '<' || letter || '@test.example>', '%1$s', 'INTERPOL', 'general-secretariat@relay.example',
                        'COPY_TO_GENERAL_SECRETARIAT', now(), now(), now(), 'INTERPOL', '/cases/%1$s');
                INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
                VALUES (gen_random_uuid(), '%1$s', 'GENERAL_SECRETARIAT', 'INTERPOL', 'SUBMISSION', '%1$s', 'relay', now(), letter);
                INSERT INTO support_request (reference, organisation, submitted_by, submitted_at, updated_at, status, title, urgency,
                        confidentiality, capabilities, countries_involved, restricted_countries, retention_until,
                        direct_contact_requested, content)
                VALUES ('%1$s', '%2$s', 'agency', now(), now(), 'ACKNOWLEDGED', 'A case', 'ROUTINE', 'RESTRICTED',
                        '{INFORMATION_SHARING}', '{FRA}', '{}', current_date + 365, false, '{}');
                INSERT INTO case_text SELECT reference, searched_words(reference, title, content) FROM support_request
                 WHERE reference = '%1$s';
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                VALUES ('%1$s', 'REQUEST_SUBMITTED', 'agency', '%2$s', now());
            END $$
            """;

    private final JdbcTemplate administration;

    public CaseRows(DatabaseAccess access) {
        administration = TestDatabase.administration(access);
    }

    /** Its desk is {@code ncb.<code>@relay.example}, of INTERPOL {@code general-secretariat@relay.example}. */
    public void organisation(OrganisationCode code) {
        String desk = code.isCountry() ? "ncb." + code.value().toLowerCase(Locale.ROOT) : "general-secretariat";
        administration.update("""
                INSERT INTO organisation (code, name, time_zone, weekend, mail_address)
                VALUES (?, ?, 'UTC', 'SATURDAY,SUNDAY', ?) ON CONFLICT DO NOTHING
                """, code.value(), code.value(), desk + "@relay.example");
    }

    /** A case that was acknowledged, seen by its country and by INTERPOL; its copy has been sent. */
    public void acknowledged(CaseReference reference) {
        organisation(reference.organisation());
        organisation(OrganisationCode.INTERPOL);
        administration.execute(CASE.formatted(reference, reference.organisation()));
    }

    /** A correction of the request's text that no act stands for; as a statement, for tests that choose the connection. */
    public static String rewriting(CaseReference reference, String text) {
        return unaudited(
                "support_request",
                "UPDATE support_request SET updated_at = now(), content = jsonb_build_object('outline', '%s') WHERE reference = '%s'"
                        .formatted(text, reference));
    }

    /** Opens a case, by no act, to an organisation or an office of it, such as {@link Officer#TEAM}. */
    public static void open(JdbcTemplate administration, String reference, String reader) {
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                VALUES ('%s', '%s', '%s', 'RECORD', 'relay', now()) ON CONFLICT DO NOTHING;
                SET session_replication_role = DEFAULT""".formatted(reference, reader, reference.substring(0, 3)));
    }

    /** Ends INTERPOL's sight of the case, by no act. */
    public void closeToInterpol(CaseReference reference) {
        administration.execute(unaudited(
                "case_access",
                "UPDATE case_access SET revoked_at = now() WHERE organisation LIKE 'INTERPOL%%' AND reference = '%s'"
                        .formatted(reference)));
    }

    private static String unaudited(String table, String change) {
        return """
                ALTER TABLE %1$s DISABLE TRIGGER change_is_audited;
                %2$s;
                ALTER TABLE %1$s ENABLE TRIGGER change_is_audited""".formatted(table, change);
    }

    /** A record that waits for the information system since the given moment. */
    public void waitingForRecord(CaseReference reference, Instant since) {
        administration.update("""
                INSERT INTO iis_submission (reference, source, source_code, purpose, confidentiality, handling, restricted_countries,
                        retention_until, entered_by, entered_at, next_attempt_at)
                VALUES (?, 'NCB', ?, 'THREAT_ANALYSIS', 'RESTRICTED', 'Not for court use', '{FRA}', '2029-12-31', 'ncb', now(), ?)
                """, reference.value(), reference.organisation().value(), Timestamp.from(since));
    }

    /** Removes every case and letter; organisations stay. */
    public void clear() {
        // What is only ever added to refuses this to everybody; a superuser that plays a replica is not asked.
        administration.execute("""
                SET session_replication_role = replica;
                TRUNCATE support_request, request_version, timeline_event, trace, case_capability, step_clock, case_access, case_text, search_word, searched_text,
                         outbox_mail, iis_registry CASCADE;
                SET session_replication_role = DEFAULT""");
    }

    /** Looks at anything as the superuser. */
    public JdbcTemplate administration() {
        return administration;
    }
}
