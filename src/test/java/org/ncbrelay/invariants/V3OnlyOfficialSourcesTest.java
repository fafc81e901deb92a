package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;

/** V3: no record whose source is not the NCB or an agency that the NCB approved (Annex 1.1). */
class V3OnlyOfficialSourcesTest extends FlowTestCase {
    private static final String SUBMISSION = """
            INSERT INTO iis_submission (reference, source, source_code, purpose, confidentiality, restricted_countries,
                    retention_until, entered_by, entered_at, next_attempt_at)
            VALUES (?, ?, ?, 'THREAT_ANALYSIS', 'RESTRICTED', '{}', '2029-12-31', 'ncb.idn', now(), now())
            """;

    /** Nobody is asked for the source again: it is the act of the NCB that decides on the data. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApprovalThatEndsBeforeTheRecordMakesTheNcbTheSource(boolean checked) {
        CaseReference reference = walk.acknowledged(flow.submit("agency.bra"));
        if (checked) flow.work(reference, "ncb.bra", "Task_CheckRecord", Walk.check("GENERAL_SECRETARIAT"));
        approve("BRA-DCFS", false);
        try {
            if (checked) flow.work(reference, "gs", "Task_EnterRecord", Map.of("entered", true));
            else flow.work(reference, "ncb.bra", "Task_CheckRecord", Walk.check("NCB"));
        } finally {
            approve("BRA-DCFS", true);
        }
        flow.record();

        assertThat(flow.one("SELECT source || ' ' || source_code FROM iis_submission WHERE reference = ?", reference))
                .isEqualTo("NCB BRA");
        assertThat(flow.one("SELECT decided_by FROM source_takeover WHERE reference = ?", reference))
                .isEqualTo(checked ? "ncbhead.bra" : "ncb.bra");
        assertThat(flow.timeline(reference)).containsSubsequence("SOURCE_TAKEN_OVER", "RECORD_SUBMITTED");
        assertThat(flow.status(reference)).isEqualTo("RECORDED");
    }

    @ParameterizedTest
    @CsvSource({"APPROVED_AGENCY, IDN-DNRP", "APPROVED_AGENCY, KEN-WCIU", "NCB, IDN", "NCB, KEN"})
    void theDatabaseRefusesEveryOtherSource(String source, String code) {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));

        assertThatThrownBy(() -> database.as("IDN", SUBMISSION, reference.value(), source, code))
                .hasStackTraceContaining("has no official source");
    }

    private void approve(String agency, boolean approved) {
        Answer answer = http.put(
                "ncbhead.bra",
                "/api/agencies/" + agency + "/approval",
                Map.of("approved", approved, "reason", "Mandate under review"));
        assertThat(answer.status()).isEqualTo(200);
    }
}
