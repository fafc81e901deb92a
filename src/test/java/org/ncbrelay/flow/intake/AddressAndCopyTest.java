package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.Test;
import org.ncbrelay.fakes.FakeRelay;

class AddressAndCopyTest {
    private final FakeRelay relay = new FakeRelay();

    @Test
    void theRequestIsAddressedToTheNcbOfItsCountry() {
        new AddressRequest(relay.outbox, relay.timeline, relay.clock).toNcb(REFERENCE, AGENCY);

        assertThat(relay.outbox.letters).containsExactly("REQUEST_SUBMITTED to KEN");
        assertThat(relay.timeline.events).containsExactly("ADDRESSED_TO_NCB by agency.ken to NCB KEN");
    }

    @Test
    void theRequestIsCopiedToTheGeneralSecretariat() {
        new CopyRequest(relay.copies, relay.timeline, relay.clock).toGeneralSecretariat(REFERENCE, AGENCY);

        assertThat(relay.copies.made).containsExactly("SUBMISSION 1 to GENERAL_SECRETARIAT");
        assertThat(relay.timeline.events)
                .containsExactly("COPIED_TO_GENERAL_SECRETARIAT by agency.ken to General Secretariat");
    }
}
