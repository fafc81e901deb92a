package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void anApprovalThatEndsBeforeTheRecordStopsIt() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.bra"));
        approve("BRA-DCFS", false);
        try {
            assertThatThrownBy(() -> flow.work(reference, "ncb.bra", "Task_CheckRecord", Walk.check("NCB")))
                    .hasMessageContaining("There is no official source");
            assertThat(flow.all("SELECT source FROM iis_submission WHERE reference = ?", reference))
                    .isEmpty();
            assertThat(flow.open(reference)).contains("Task_CheckRecord");
        } finally {
            approve("BRA-DCFS", true);
        }
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
