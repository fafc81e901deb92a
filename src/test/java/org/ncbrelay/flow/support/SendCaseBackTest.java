package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.store.support.StepRecords.Answered;

/** What goes back is tried by {@code GoingBackFlowTest}. */
class SendCaseBackTest {
    private static final Answered OBJECTION = new Answered(
            null,
            "triage",
            "Task_ReviewLegally",
            "legalReview",
            Map.of("reason", "The basis is not stated"),
            null,
            null);

    private final FakeRelay relay = new FakeRelay();
    private final SendCaseBack send =
            new SendCaseBack(relay.cases, null, relay.recordings, relay.capabilities, relay.journal, relay.clock);

    /** In the information system it is amended and never entered twice (Annex 1.1). */
    @ParameterizedTest
    @CsvSource({"SUBMITTED, RECORDED", "ACKNOWLEDGED, RECORDED", "ACKNOWLEDGED, DELIVERED"})
    void aRecordedCaseDoesNotGoBackOverItsRecord(CaseStatus to, CaseStatus from) {
        relay.has(from);
        relay.recorded = true;

        assertThatThrownBy(() -> send.to(REFERENCE, to, OBJECTION, LEAD))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("cannot be sent back over it");
        assertThat(relay.cases.get(REFERENCE).status()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"RECORDED, ACKNOWLEDGED", "DELIVERED, IN_SUPPORT"})
    void aCaseDoesNotGoBackToAStepThatItHasNotReached(CaseStatus to, CaseStatus from) {
        relay.has(from);

        assertThatThrownBy(() -> send.to(REFERENCE, to, OBJECTION, LEAD))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("has not reached");
    }

    @ParameterizedTest
    @CsvSource({"CLOSED", "DECLINED", "WITHDRAWN"})
    void anEndedCaseDoesNotGoBack(CaseStatus from) {
        relay.has(from);

        assertThatThrownBy(() -> send.to(REFERENCE, CaseStatus.SUBMITTED, OBJECTION, LEAD))
                .isInstanceOf(Refusal.Conflict.class);
    }
}
