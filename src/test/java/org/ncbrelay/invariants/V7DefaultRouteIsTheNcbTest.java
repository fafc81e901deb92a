package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** V7: the default route of what INTERPOL sends is the NCB (Annex 1.2). */
@FlowTest
class V7DefaultRouteIsTheNcbTest {
    private final Flowchart flow;
    private final Walk walk;

    @Autowired
    V7DefaultRouteIsTheNcbTest(Flowchart flow, Walk walk) {
        this.flow = flow;
        this.walk = walk;
    }

    @Test
    void withoutAnyDecisionAProductGoesToTheNcb() {
        assertViaNcb(walk.dispatched(walk.toDelivery(flow.submit("agency.ken"))));
    }

    @Test
    void afterARefusalAProductGoesToTheNcb() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        flow.work(
                reference,
                "ncbhead.ken",
                AuthorizationProcess.DECIDE,
                Map.of("decision", "REFUSE", "reason", "We coordinate this case"));

        assertViaNcb(walk.dispatched(sharedFrom(reference)));
    }

    @Test
    void whereDirectContactWasNotAskedForAProductGoesToTheNcb() {
        CaseReference reference = walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("directContact", Map.of("requested", false))));

        assertViaNcb(walk.dispatched(sharedFrom(reference)));
    }

    private CaseReference sharedFrom(CaseReference acknowledged) {
        return walk.approved(walk.written(walk.asked(walk.supported(walk.recorded(acknowledged)))));
    }

    private void assertViaNcb(CaseReference reference) {
        assertThat(flow.one("SELECT channel || ' to ' || addressee FROM delivery WHERE reference = ?", reference))
                .isEqualTo("VIA_NCB to NCB KEN");
        assertThat(flow.open(reference)).contains(DeliveryProcess.FORWARD);
        assertThat(flow.all("SELECT template FROM outbox_mail WHERE reference = ?", reference))
                .contains("PRODUCT_FOR_FORWARDING")
                .doesNotContain("PRODUCT_DELIVERED");
    }
}
