package org.ncbrelay.flow.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.fakes.FakeRelay;

class RequestTriageTest {
    private final FakeRelay relay = new FakeRelay();
    private final RequestTriage triage = new RequestTriage(
            relay.recordings,
            relay.triages,
            relay.journal,
            relay.cases,
            relay.capabilities,
            capability -> capability == Capability.INFORMATION_SHARING,
            relay.process.port(),
            relay.clock);

    @BeforeEach
    void record() {
        relay.has(CaseStatus.RECORDED);
        relay.recorded = true;
    }

    @Test
    void anApprovalChoosesWhatIsOfferedAndShowsWhatIsNot() {
        assess();

        triage.approve(REFERENCE, null, null, Capability::name, LEAD);

        assertThat(relay.status()).isEqualTo(CaseStatus.IN_SUPPORT);
        assertThat(relay.capabilities.status(Capability.INFORMATION_SHARING)).isEqualTo(Status.CHOSEN);
        assertThat(relay.capabilities.status(Capability.MENTORING)).isEqualTo(Status.NOT_YET_OFFERED);
        assertThat(relay.journal.events).contains("CAPABILITY_NOT_YET_OFFERED by lead: MENTORING");
    }

    @Test
    void theLeadMayChooseFewer() {
        assess();

        triage.approve(REFERENCE, null, Set.of(Capability.INFORMATION_SHARING), Capability::name, LEAD);

        assertThat(relay.capabilities.status(Capability.MENTORING)).isEqualTo(Status.NOT_CHOSEN);
    }

    @Test
    void nobodyDecidesWithoutAnAssessment() {
        assertThatThrownBy(() -> triage.approve(REFERENCE, null, null, Capability::name, LEAD))
                .isInstanceOf(Refusal.Conflict.class);
    }

    private void assess() {
        triage.assess(REFERENCE, null, "VALID", null, Urgency.URGENT, null, ANALYST);
    }
}
