package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.GS;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;

class RecordCorrectionTest {
    private final FakeRelay relay = new FakeRelay();
    private final RecordCorrection record = new RecordCorrection(relay.cases, relay.clocks, relay.journal, relay.clock);

    @Test
    void aCorrectionIsANewVersionThatIsCopiedLikeTheFirst() {
        relay.has(CaseStatus.RETURNED);

        record.record(REFERENCE, "The names are two", AGENCY);

        assertThat(relay.cases.corrections).containsExactly("The names are two");
        assertThat(relay.status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(relay.clocks.events).containsExactly("RESUMED acknowledgment");
        assertThat(relay.journal.copies).containsExactly("CORRECTION 2 to GENERAL_SECRETARIAT");
        assertThat(relay.journal.letters).containsExactly("REQUEST_CORRECTED to KEN");
    }

    @Test
    void onlyAReturnedRequestIsCorrected() {
        relay.has(CaseStatus.ACKNOWLEDGED);

        assertThatThrownBy(() -> record.record(REFERENCE, "The names are two", AGENCY))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(relay.cases.corrections).isEmpty();
    }

    @Test
    void theLiaisonDesksCallIsOnRecord() {
        new RecordContact(relay.journal).record(REFERENCE, "REACHED", "Tomorrow", GS);

        assertThat(relay.journal.events).containsExactly("NCB_CONTACTED by gs to NCB KEN: REACHED: Tomorrow");
    }
}
