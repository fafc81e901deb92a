package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

/** V14: a decision, once recorded, is never overwritten; corrections are new records (our default). */
class V14DecisionsAreNeverOverwrittenTest extends FlowTestCase {
    /** What may be deleted at all is in {@code CatalogTest}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "request_version",
                "timeline_event",
                "official_copy",
                "acknowledgment",
                "authorization_fact",
                "source_takeover",
                "record_check",
                "triage",
                "product",
                "product_review",
                "feedback",
                "case_message",
                "step_clock",
                "escalation",
                "agency_approval",
                "iis_registry",
                "sent_back"
            })
    void theApplicationMayNotChangeARecord(String table) {
        assertThat(database.count(
                        "KEN",
                        "SELECT count(*) FROM information_schema.column_privileges"
                                + " WHERE grantee = 'relay_app' AND privilege_type = 'UPDATE' AND table_name = ?",
                        table))
                .isZero();
    }

    @Test
    void aSecondAnswerToARequestIsRefused() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));

        assertThatThrownBy(() -> database.as(
                        "KEN",
                        "INSERT INTO acknowledgment (reference, outcome, reason, decided_by, decided_at)"
                                + " VALUES (?, 'DECLINED', 'No', 'ncbhead.ken', now())",
                        reference.value()))
                .hasStackTraceContaining("acknowledgment_final_once");
    }

    @Test
    void aSecondDecisionOnDirectContactIsRefused() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));

        assertThatThrownBy(() -> database.as(
                        "KEN",
                        "INSERT INTO authorization_fact (reference, kind, reason, recorded_by, recorded_at)"
                                + " VALUES (?, 'REFUSED', 'No', 'ncb.ken', now())",
                        reference.value()))
                .hasStackTraceContaining("is GRANTED, not to be REFUSED");
    }

    @Test
    void aCorrectionKeepsTheFirstText() {
        CaseReference reference = walk.corrected(flow.submit("agency.ken"), "They are two");

        assertThat(flow.all(
                        "SELECT version || ' ' || coalesce(note, '-') FROM request_version WHERE reference = ?"
                                + " ORDER BY version",
                        reference))
                .containsExactly("1 -", "2 They are two");
    }
}
