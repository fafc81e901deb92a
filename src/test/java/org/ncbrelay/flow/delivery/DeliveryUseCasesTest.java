package org.ncbrelay.flow.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;
import static org.ncbrelay.fakes.Samples.RELAY;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.Samples;

class DeliveryUseCasesTest {
    private static final Capability SHARING = Capability.INFORMATION_SHARING;

    private final FakeRelay relay = new FakeRelay();
    private final DeliveryStep step = new DeliveryStep(
            relay.cases,
            relay.acknowledgments,
            relay.authorizations,
            relay.products,
            relay.deliveries,
            relay.journal,
            relay.capabilities,
            relay.clock);

    @BeforeEach
    void approveAReport() {
        relay.has(CaseStatus.IN_SUPPORT);
        relay.products.add(Samples.report(1));
        relay.products.review(Samples.report(1), org.ncbrelay.domain.product.Products.Review.APPROVED, null, LEAD, NOW);
    }

    @Test
    void anAuthorizationThatCameSincePreparationOpensTheDirectWay() {
        step.prepare(REFERENCE, SHARING, RELAY);
        relay.openDirectChannel();

        assertThat(step.send(REFERENCE, SHARING, ANALYST)).isEqualTo(Channel.DIRECT);
        assertThat(relay.deliveries.all()).containsExactly("VIA_NCB REROUTED", "DIRECT SENT");
    }

    @Test
    void theNcbForwardsToTheAgencyOrToAnotherUnit() {
        sentToNcb();
        step.forward(REFERENCE, SHARING, null, NCB);
        assertThat(relay.deliveries.notes).contains("to Wildlife Crime Unit");

        relay.deliveries.add(Delivery.prepared(REFERENCE, UUID.randomUUID(), SHARING, Channel.VIA_NCB, "NCB KEN", NOW));
        step.send(REFERENCE, SHARING, ANALYST);
        step.forward(REFERENCE, SHARING, "Coast guard", NCB);
        assertThat(relay.deliveries.notes).contains("to Coast guard");
    }

    @Test
    void theNcbWithholdsWithAReason() {
        sentToNcb();

        assertThatThrownBy(() -> step.withhold(REFERENCE, SHARING, null, NCB)).isInstanceOf(Refusal.Invalid.class);
        step.withhold(REFERENCE, SHARING, "Under investigation", NCB);

        assertThat(relay.deliveries.all()).containsExactly("VIA_NCB WITHHELD");
        assertThat(relay.capabilities.status(SHARING)).isEqualTo(Status.WITHHELD);
    }

    private void sentToNcb() {
        step.prepare(REFERENCE, SHARING, RELAY);
        step.send(REFERENCE, SHARING, ANALYST);
    }
}
