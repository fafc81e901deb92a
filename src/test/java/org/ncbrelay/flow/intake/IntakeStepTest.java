package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.ncbrelay.fakes.FakeRelay;

class IntakeStepTest {
    private final FakeRelay relay = new FakeRelay();

    @Test
    void theRequestIsAddressedToTheNcbOfItsCountry() {
        new IntakeStep(relay.journal).addressToNcb(REFERENCE, AGENCY);

        assertThat(relay.journal.letters).containsExactly("REQUEST_SUBMITTED to KEN");
        assertThat(relay.journal.events).containsExactly("ADDRESSED_TO_NCB by agency.ken to NCB KEN");
    }

    @Test
    void theRequestIsCopiedToTheGeneralSecretariat() {
        new IntakeStep(relay.journal).copyToGeneralSecretariat(REFERENCE, AGENCY);

        assertThat(relay.journal.copies).containsExactly("SUBMISSION 1 to GENERAL_SECRETARIAT");
        assertThat(relay.journal.events)
                .containsExactly("COPIED_TO_GENERAL_SECRETARIAT by agency.ken to General Secretariat");
    }
}
