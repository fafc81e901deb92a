package org.ncbrelay.flow.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.FakeRelay;

class RecordingUseCasesTest {
    private final FakeRelay relay = new FakeRelay();
    private final RecordingStep step =
            new RecordingStep(relay.recordings, relay.journal, relay.cases, relay.agencies, relay.clock);

    @BeforeEach
    void acknowledge() {
        relay.has(CaseStatus.ACKNOWLEDGED);
        relay.approvals.put("KEN-WCIU", true);
    }

    @Test
    void theCheckKeepsTheLevelAndTheRetentionOfTheRequest() {
        step.recordCheck(REFERENCE, null, "Not for court", "Complete", NCB);

        assertThat(relay.check.confidentiality()).isEqualTo("RESTRICTED");
        assertThat(relay.check.handling()).isEqualTo("Not for court");
        assertThat(relay.check.retentionUntil()).isEqualTo(LocalDate.parse("2030-06-30"));
    }

    @Test
    void theLevelIsRaisedButNeverLowered() {
        step.recordCheck(REFERENCE, Confidentiality.CONFIDENTIAL, null, null, NCB);
        assertThat(relay.check.confidentiality()).isEqualTo("CONFIDENTIAL");

        assertThatThrownBy(() -> step.recordCheck(REFERENCE, Confidentiality.FOR_OFFICIAL_USE_ONLY, null, null, NCB))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void nothingIsSubmittedUnchecked() {
        assertThatThrownBy(() -> step.submit(REFERENCE, NCB)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void onlyARecordThatExistsIsConfirmed() {
        assertThatThrownBy(() -> step.confirm(REFERENCE, RELAY)).isInstanceOf(Refusal.Conflict.class);

        relay.recorded = true;
        step.confirm(REFERENCE, RELAY);

        assertThat(relay.status()).isEqualTo(CaseStatus.RECORDED);
        assertThat(relay.journal.letters).containsExactly("RECORDED to INTERPOL");
    }
}
