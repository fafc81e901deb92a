package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a submission writes names organisations that exist, although no foreign key locks them: each of the checks that took the place of
 * one is taken away once, and then the row that it refused is written. Everything is rolled back.
 */
@IntegrationTest
class KnownOrganisationsTest {
    private static final String GRANT =
            "INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at) VALUES ('%s', '%s', '%s', '%s', 'lead', now())";
    private static final String CASE = """
            INSERT INTO support_request (reference, organisation, agency_code, submitted_by, submitted_at, updated_at, status, title,
                    urgency, confidentiality, capabilities, countries_involved, restricted_countries, retention_until,
                    direct_contact_requested, content)
            VALUES ('%s', '%s', %s, 'agency', now(), now(), 'SUBMITTED', 'A case', 'ROUTINE', 'RESTRICTED', '{INFORMATION_SHARING}',
                    '{FRA}', '{}', current_date + 365, false, '{}')""";
    private static final String EVENT = """
            INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
            VALUES ('KEN-2026-000001', 'REQUEST_SUBMITTED', 'agency', '%s', now())""";
    private static final String COPY = """
            INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
            SELECT gen_random_uuid(), 'KEN-2026-000001', 'NCB', '%s', 'DELIVERY', '1', 'analyst', now(), id FROM outbox_mail LIMIT 1""";
    private static final String WITHOUT_TRIGGER = "ALTER TABLE %s DISABLE TRIGGER %s";
    private static final String WITHOUT_CONSTRAINT = "ALTER TABLE %s DROP CONSTRAINT %s";

    private JdbcTemplate administration;
    private Connection connection;
    private JdbcTemplate sql;

    @BeforeEach
    void aCaseOfKenya() throws SQLException {
        DatabaseAccess access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        CaseRows rows = new CaseRows(access);
        rows.acknowledged(new CaseReference("KEN-2026-000001"));
        rows.acknowledged(new CaseReference("FRA-2026-000001"));
        administration.execute("INSERT INTO agency VALUES ('KEN-KWS', 'KEN', 'Wildlife Service', NULL)");
        connection = administration.getDataSource().getConnection();
        connection.setAutoCommit(false);
        sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void noRowNamesAnUnknownOrganisation() throws SQLException {
        Map<String, String> guards = new LinkedHashMap<>();
        guards.put(
                CASE.formatted("XXX-2026-000001", "XXX", "NULL"),
                WITHOUT_TRIGGER.formatted("support_request", "organisation_is_known"));
        guards.put(
                CASE.formatted("KEN-2026-000002", "KEN", "'KEN-NONE'"),
                WITHOUT_TRIGGER.formatted("support_request", "agency_is_known") + "; "
                        + WITHOUT_TRIGGER.formatted("support_request", "case_is_open_to_agency"));
        guards.put(
                CASE.formatted("FRA-2026-000002", "FRA", "'KEN-KWS'"),
                WITHOUT_TRIGGER.formatted("support_request", "agency_is_known") + "; "
                        + WITHOUT_TRIGGER.formatted("support_request", "case_is_open_to_agency"));
        guards.put(
                GRANT.formatted("KEN-2026-000001", "XXX", "KEN", "INVITATION"),
                WITHOUT_TRIGGER.formatted("case_access", "reader_is_known"));
        guards.put(
                GRANT.formatted("KEN-2026-000001", "FRA", "XXX", "INVITATION"),
                WITHOUT_CONSTRAINT.formatted("case_access", "case_access_owner_is_the_country"));
        guards.put(
                "INSERT INTO trace VALUES ('KEN-2026-000001', 'HANDLE', 'ivoryhouse', 'XXX', '{}', now())",
                WITHOUT_CONSTRAINT.formatted("trace", "trace_check"));
        guards.put(
                COPY.formatted("XXX"),
                WITHOUT_CONSTRAINT.formatted("official_copy", "official_copy_reaches_its_recipient"));
        guards.put(
                "INSERT INTO idempotency_key VALUES ('XXX', 'agency', 'key', '0', 'XXX-2026-000001', '{}', now())",
                WITHOUT_TRIGGER.formatted("idempotency_key", "organisation_is_known"));
        guards.put(
                EVENT.formatted("XXX") + "; SET CONSTRAINTS ALL IMMEDIATE",
                WITHOUT_CONSTRAINT.formatted("audit_head", "audit_head_organisation_fkey") + "; "
                        + WITHOUT_CONSTRAINT.formatted("audit_person", "audit_person_organisation_fkey"));
        for (Map.Entry<String, String> guard : guards.entrySet()) {
            assertThatThrownBy(() -> sql.execute(guard.getKey()))
                    .as(guard.getValue())
                    .isInstanceOf(DataAccessException.class);
            connection.rollback();
            sql.execute(guard.getValue());
            sql.execute(guard.getKey());
            connection.rollback();
        }
    }

    /** What a foreign key would have refused at the other end. */
    @Test
    void organisationsAndAgenciesStay() {
        for (String loss : List.of(
                "DELETE FROM organisation WHERE code = 'FRA'",
                "UPDATE organisation SET code = 'XXX' WHERE code = 'FRA'",
                "TRUNCATE organisation CASCADE",
                "DELETE FROM agency",
                "UPDATE agency SET code = 'KEN-OTHER'",
                "TRUNCATE agency CASCADE"))
            assertThatThrownBy(() -> administration.execute(loss)).as(loss).hasStackTraceContaining("stays");
        administration.execute("UPDATE organisation SET mail_address = 'ncb@kenya.example' WHERE code = 'KEN'");
    }
}
