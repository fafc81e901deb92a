package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.IntelligenceWalk;

/** V7: the default route of what INTERPOL sends is the NCB (Annex 1.2). */
@FlowTest
record V7DefaultRouteIsTheNcbTest(Flowchart flow, Walk walk, IntelligenceWalk intelligence) {
    @Test
    void withoutAnyDecisionAProductGoesToTheNcb() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));

        assertThat(flow.one("SELECT channel || ' to ' || addressee FROM delivery WHERE reference = ?", reference))
                .isEqualTo("VIA_NCB to NCB KEN");
        assertThat(flow.open(reference)).contains(DeliveryProcess.FORWARD);
        assertThat(flow.all("SELECT template FROM outbox_mail WHERE reference = ?", reference))
                .contains("PRODUCT_FOR_FORWARDING")
                .doesNotContain("PRODUCT_DELIVERED");
    }

    @Test
    void withoutAnAuthorizationItGoesToTheNcbAndNoAgencyReadsItBeforeTheNcbNamesOne() {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));

        assertThat(flow.one("SELECT channel FROM dispatch WHERE reference = ?", reference))
                .isEqualTo("VIA_NCB");
        assertThatThrownBy(() -> intelligence.read(reference, "agency.fra")).isInstanceOf(Refusal.NotFound.class);

        flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        assertThat(intelligence.read(reference, "agency.fra").summary()).isNotBlank();
    }
}
