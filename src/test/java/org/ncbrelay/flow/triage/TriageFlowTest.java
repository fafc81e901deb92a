package org.ncbrelay.flow.triage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

class TriageFlowTest extends FlowTestCase {
    @Test
    void onlyAnotherOpenRecordedCaseOfTheSameCountryIsRepeated() {
        CaseReference unrecorded = flow.submit("agency.ken");
        CaseReference foreign = walk.toTriage(flow.submit("agency.fra"));
        CaseReference over = withdraw(walk.toTriage(flow.submit("agency.ken")));
        CaseReference again = walk.toTriage(flow.submit("agency.ken"));
        for (CaseReference standing : List.of(
                unrecorded,
                foreign,
                over,
                again,
                new CaseReference("KEN-2026-499999"),
                new CaseReference("INT-2026-000001")))
            assertThatThrownBy(() -> walk.duplicateOf(standing, again))
                    .as(standing.value())
                    .hasStackTraceContaining("linkedReference");
        walk.supported(again);
    }

    private CaseReference withdraw(CaseReference reference) {
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + reference + "/withdrawal",
                        Map.of("reason", "Solved at home"))
                .with(200);
        return reference;
    }
}
