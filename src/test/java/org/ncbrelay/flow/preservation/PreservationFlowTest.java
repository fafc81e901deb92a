package org.ncbrelay.flow.preservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.CorrectRequest;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class PreservationFlowTest extends FlowTestCase {
    @Autowired
    private CorrectRequest correct;

    @Test
    void aCorrectionOfItsDatesOrItsAccountIsFollowed() {
        CaseReference reference = flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation", List.of(Map.of("provider", "PhotoCircle", "expiresAt", "2026-12-04"))));

        corrected(reference, "[{\"provider\": \"PhotoCircle\", \"expiresAt\": \"2027-03-04\"}]");
        assertThat(flow.warningDue(reference)).isEqualTo("2027-02-18T00:00:00Z");
        assertThat(flow.timeline(reference)).containsSubsequence("PRESERVATION_LET_LAPSE", "REQUEST_CORRECTED");

        flow.advance(Duration.ofMinutes(1));
        corrected(
                reference,
                "[{\"provider\": \"PhotoCircle\", \"account\": \"ivoryhouse\", \"expiresAt\": \"2027-03-04\"}]");
        flow.advance(Duration.ofMinutes(1));
        corrected(
                reference,
                "[{\"provider\": \"PhotoCircle\", \"account\": \"ivoryhouse\", \"expiresAt\": \"2027-03-04\", \"mlatIntended\": true}]");
        assertThat(flow.warningDue(reference)).isEqualTo("2027-02-18T00:00:00Z");
        assertThat(flow.all("""
                        SELECT concat_ws(' ', expires_at, account, outcome, reason) FROM preservation_request
                         WHERE reference = ? ORDER BY expires_at, account NULLS FIRST""", reference))
                .containsExactly(
                        "2026-12-04 LET_LAPSE The dates were wrong",
                        "2027-03-04 LET_LAPSE The dates were wrong",
                        "2027-03-04 ivoryhouse");
    }

    private void corrected(CaseReference reference, String preservation) {
        walk.returned(reference);
        desk.as("agency.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("agency.ken"));
            administration.update(
                    "UPDATE request_draft SET content = content || jsonb_build_object('preservation', ?::jsonb) WHERE id = ?",
                    preservation,
                    draft);
            correct.file(draft, "The dates were wrong", desk.officer("agency.ken"));
        });
    }
}
