package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;

class ClosureWithoutDeliveryFlowTest extends FlowTestCase {
    @Test
    void whereTheOnlyProductWasWithheldNobodyIsAskedToConfirmReceiptAndTheTeamCloses() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        flow.decide(
                reference, "ncb.ken", DeliveryProcess.FORWARD, "WITHHOLD", "reason", "The unit is under investigation");
        assertThat(map).hasPassed("EndEvent_NotReceived").hasNotPassed("EndEvent_Delivered");
        assertThat(flow.one("SELECT channel || ' ' || status FROM delivery WHERE reference = ?", reference))
                .isEqualTo("VIA_NCB WITHHELD");
        assertThat(flow.open(reference)).contains("Task_CloseCase").doesNotContain("Task_ConfirmReceipt");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        assertThat(flow.timeline(reference))
                .contains("PRODUCT_WITHHELD", "NOTHING_DELIVERED")
                .doesNotContain("PRODUCT_FORWARDED", "FEEDBACK_REQUESTED");
        assertThat(flow.capability(reference)).startsWith("WITHHELD");

        walk.closed(reference);
        assertThat(map).isEnded().hasPassed("EndEvent_ClosedWithoutDelivery").hasNotPassed("EndEvent_Closed");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.instances(reference)).isEmpty();
    }
}
