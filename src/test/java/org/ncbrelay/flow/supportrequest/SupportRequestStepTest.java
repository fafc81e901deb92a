package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.fakes.FakeRelay;

class SupportRequestStepTest {
    private final FakeRelay relay = new FakeRelay();
    private final SupportRequestStep step =
            new SupportRequestStep(relay.cases, relay.capabilities, relay.journal, relay.deliveries, relay.clock);

    @Test
    void aStepsRefusalDeclinesTheCaseAndTellsTheAgency() {
        relay.has(CaseStatus.RECORDED);

        step.recordRefusal(REFERENCE);

        assertThat(relay.status()).isEqualTo(CaseStatus.DECLINED);
        assertThat(relay.journal.letters).containsExactly("REQUEST_DECLINED to desk@wciu.example");
        assertThat(relay.capabilities.status(Capability.INFORMATION_SHARING)).isEqualTo(Status.REFUSED);
    }

    @Test
    void theNcbsOwnLetterIsNotSentTwice() {
        relay.has(CaseStatus.DECLINED);

        step.recordRefusal(REFERENCE);

        assertThat(relay.journal.letters).isEmpty();
    }
}
