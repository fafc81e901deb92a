package org.ncbrelay.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.domain.triage.TriageStep.TriageStepKind.APPROVED;
import static org.ncbrelay.domain.triage.TriageStep.TriageStepKind.REJECTED;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.NOW;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Urgency;

class TriageStepTest {
    private static final TriageStep ASSESSED =
            TriageStep.assessed(null, "VALID", null, Urgency.URGENT, null, ANALYST, NOW);

    @Test
    void aDuplicateNamesTheOtherCase() {
        assertThatThrownBy(() -> TriageStep.assessed(null, "DUPLICATE", null, Urgency.URGENT, null, ANALYST, NOW))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("linkedReference");
        assertThat(TriageStep.assessed(null, "DUPLICATE", "KEN-2026-000007", Urgency.URGENT, null, ANALYST, NOW)
                        .linkedReference())
                .isEqualTo("KEN-2026-000007");
    }

    @Test
    void anotherPersonDecides() {
        assertThatThrownBy(() -> TriageStep.decided(APPROVED, null, ASSESSED, ANALYST, NOW))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(TriageStep.decided(APPROVED, null, ASSESSED, LEAD, NOW).kind())
                .isEqualTo(TriageStep.TriageStepKind.APPROVED);
    }

    @Test
    void aRejectionSaysWhy() {
        for (String reason : new String[] {null, " "})
            assertThatThrownBy(() -> TriageStep.decided(REJECTED, reason, ASSESSED, LEAD, NOW))
                    .isInstanceOf(Refusal.Invalid.class);
    }
}
