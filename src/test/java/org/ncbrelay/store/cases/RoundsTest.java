package org.ncbrelay.store.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One decision for each round, by the database alone; a round begins where a case is sent back. All is rolled back. */
@AdapterTest
record RoundsTest(CaseRows rows) {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");
    private static final String ACKNOWLEDGED = "INSERT INTO acknowledgment (reference, outcome, decided_by, decided_at)"
            + " VALUES ('KEN-2026-000001', 'ACKNOWLEDGED', 'ncb', now())";
    private static final String TAKEN_OVER =
            "INSERT INTO source_takeover (reference, taken_over, decided_by, decided_at)"
                    + " VALUES ('KEN-2026-000001', true, 'ncb', now())";
    private static final String APPROVED = "INSERT INTO triage (reference, step, recorded_by, recorded_at)"
            + " VALUES ('KEN-2026-000001', 'APPROVED', 'lead', now())";
    private static final String DEPLOYED = "INSERT INTO ist_fact (reference, kind, recorded_by, recorded_at)"
            + " VALUES ('KEN-2026-000001', 'APPROVED', 'gs', now())";
    private static final String GO = DEPLOYED.replace("'APPROVED'", "'GO'");
    private static final String RECORDED =
            "UPDATE iis_submission SET record_number = 'IIS-1', recorded_at = now() WHERE reference = 'KEN-2026-000001'";

    @BeforeEach
    void aCase() {
        rows.clear();
        rows.acknowledged(REFERENCE);
    }

    @AfterEach
    void noCase() {
        rows.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, SUBMITTED, acknowledgment_final_once",
        "TAKEN_OVER, ACKNOWLEDGED, source_takeover_pkey",
        "TAKEN_OVER, SUBMITTED, source_takeover_pkey",
        "APPROVED, RECORDED, triage_decided_once",
        "DEPLOYED, IN_SUPPORT, ist_decided_once",
        "GO, RECORDED, ist_go_once"
    })
    void aDecisionIsMadeOnceInEachRound(String decision, String to, String key) {
        String statement = statement(decision);
        rolledBack(sql -> {
            prepare(sql, decision);
            sql.update(statement);
            sql.update(sentBack(to));
            sql.update(statement);
            assertThatThrownBy(() -> sql.update(statement)).hasStackTraceContaining(key);
        });
        rolledBack(sql -> {
            prepare(sql, decision);
            sql.update(statement);
            assertThatThrownBy(() -> sql.update(statement)).hasStackTraceContaining(key);
        });
    }

    /** The case went back to a later step, before which the decision still counts. */
    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, ACKNOWLEDGED, acknowledgment_final_once",
        "TAKEN_OVER, RECORDED, source_takeover_pkey",
        "APPROVED, IN_SUPPORT, triage_decided_once"
    })
    void whatWasDecidedBeforeIsNotDecidedAnew(String decision, String to, String key) {
        rolledBack(sql -> {
            prepare(sql, decision);
            sql.update(statement(decision));
            sql.update(sentBack(to));
            assertThatThrownBy(() -> sql.update(statement(decision))).hasStackTraceContaining(key);
        });
    }

    @Test
    void aRoundCannotBeChosen() {
        rolledBack(sql -> {
            sql.update(ACKNOWLEDGED);
            assertThatThrownBy(() -> sql.update(ACKNOWLEDGED
                            .replace("decided_at)", "decided_at, round)")
                            .replace("now())", "now(), 7)")))
                    .hasStackTraceContaining("acknowledgment_final_once");
        });
    }

    /** Annex 1.1: a record is amended, and never made twice. */
    @Test
    void aRecordedCaseIsNotSentBackBeforeItsRecord() {
        for (String to : List.of("SUBMITTED", "ACKNOWLEDGED"))
            rolledBack(sql -> {
                prepare(sql, "APPROVED");
                assertThatThrownBy(() -> sql.update(sentBack(to))).hasStackTraceContaining("a second time");
            });
    }

    /** Annex 1.1: direct contact needs an acknowledgment, and one that was sent back is none. */
    @Test
    void directContactIsShutUntilTheRequestIsAcknowledgedAnew() {
        rolledBack(sql -> {
            sql.update(ACKNOWLEDGED);
            sql.update("""
                    INSERT INTO authorization_fact (reference, kind, agency, scope, valid_from, valid_until, recorded_by, recorded_at)
                    VALUES ('KEN-2026-000001', 'GRANTED', 'KEN-KWS', 'All', now() - interval '1 day', now() + interval '1 day', 'head', now())""");
            assertThat(isOpen(sql)).isTrue();
            sql.update(sentBack("SUBMITTED"));
            assertThat(isOpen(sql)).isFalse();
            sql.update(ACKNOWLEDGED);
            sql.update(sentBack("ACKNOWLEDGED"));
            assertThat(isOpen(sql)).isTrue();
        });
    }

    /** Annex 1.1: an NCB that took over before the case was sent back has still to say so again. */
    @Test
    void aTakeoverOfAnEarlierRoundIsNoOfficialSource() {
        rolledBack(sql -> {
            sql.update(
                    "INSERT INTO agency (code, organisation, name, mail_address) VALUES ('KEN-X1', 'KEN', 'X', 'x@agency.example')");
            sql.update("UPDATE support_request SET agency_code = 'KEN-X1' WHERE reference = 'KEN-2026-000001'");
            sql.update(TAKEN_OVER);
            sql.update(sentBack("ACKNOWLEDGED"));
            assertThatThrownBy(() -> sql.update(SUBMISSION)).hasStackTraceContaining("has no official source");
        });
    }

    private static final String SUBMISSION = """
            INSERT INTO iis_submission (reference, source, source_code, purpose, confidentiality, restricted_countries, retention_until,
                    entered_by, entered_at, next_attempt_at)
            VALUES ('KEN-2026-000001', 'NCB', 'KEN', 'THREAT_ANALYSIS', 'RESTRICTED', '{}', '2029-12-31', 'ncb', now(), now())""";

    private static boolean isOpen(JdbcTemplate sql) {
        return sql.queryForObject("SELECT relay_direct_contact_open('KEN-2026-000001', now())", Boolean.class);
    }

    private static void prepare(JdbcTemplate sql, String decision) {
        if (decision.equals("APPROVED")) {
            sql.update(SUBMISSION);
            sql.update(RECORDED);
        }
        if (decision.equals("DEPLOYED") || decision.equals("GO"))
            sql.update("ALTER TABLE ist_fact DROP CONSTRAINT ist_fact_reference_fkey");
    }

    private static String statement(String decision) {
        return switch (decision) {
            case "ACKNOWLEDGED" -> ACKNOWLEDGED;
            case "TAKEN_OVER" -> TAKEN_OVER;
            case "APPROVED" -> APPROVED;
            case "DEPLOYED" -> DEPLOYED;
            default -> GO;
        };
    }

    private static String sentBack(String status) {
        return "INSERT INTO sent_back (reference, status, node, sent_by, sent_at)"
                + " VALUES ('KEN-2026-000001', '%s', 'legalReview/Task_SendBack', 'head', now())".formatted(status);
    }

    private void rolledBack(Consumer<JdbcTemplate> work) {
        JdbcTemplate sql = rows.administration();
        new TransactionTemplate(new JdbcTransactionManager(sql.getDataSource())).executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.accept(sql);
        });
    }
}
