package org.ncbrelay.flow.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryFlowTest extends FlowTestCase {
    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionTables tables;

    @Test
    void aProductGoesDirectlyWhereDirectContactIsAuthorized() {
        CaseReference reference = walk.approved(walk.written(
                walk.asked(walk.supported(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken"))))))));
        ProcessInstance step = flow.running(reference, "delivery");

        walk.dispatched(reference);

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_PrepareDelivery",
                        DeliveryProcess.DISPATCH,
                        "Task_DetermineChannel",
                        "Gateway_DirectChannel",
                        "Task_SendProductToAgency",
                        "EndEvent_DeliveredDirectly")
                .hasNotPassed(DeliveryProcess.FORWARD);
        assertThat(delivery(reference)).isEqualTo("DIRECT SENT copied");
        assertThat(flow.status(reference)).isEqualTo("DELIVERED");
    }

    @Test
    void anAuthorizationThatCameSincePreparationOpensTheDirectWay() {
        CaseReference reference = walk.dispatched(walk.granted(walk.toDelivery(flow.submit("agency.ken"))));
        assertThat(flow.all(
                        "SELECT status || ' ' || channel FROM delivery WHERE reference = ? ORDER BY status", reference))
                .containsExactly("REROUTED VIA_NCB", "SENT DIRECT");
    }

    @Test
    void aReplacedTableBindsACaseThatRuns() throws IOException {
        CaseReference reference = walk.granted(walk.toDelivery(flow.submit("agency.ken")));
        String table = Files.readString(Path.of("bpmn/channel.dmn"));
        String deployment = repository
                .createDeployment()
                .addString("bpmn/channel.dmn", table.replace("DIRECT", "VIA_NCB"))
                .deploy()
                .getId();
        tables.forgetVersions();
        try {
            walk.dispatched(reference);
        } finally {
            repository.deleteDeployment(deployment);
            tables.forgetVersions();
        }

        assertThat(delivery(reference)).isEqualTo("VIA_NCB SENT ");
        assertThat(flow.running(reference, "delivery")).isWaitingAt(DeliveryProcess.FORWARD);
    }

    @Test
    void aProductGoesToTheNcbWhichForwardsIt() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));
        ProcessInstance step = flow.running(reference, "delivery");
        assertThat(step).isWaitingAt(DeliveryProcess.FORWARD);

        flow.decide(reference, "ncb.ken", DeliveryProcess.FORWARD, "FORWARD", "unit", "Coast guard, Mombasa");

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_SendProductToNCB",
                        DeliveryProcess.FORWARD,
                        "Task_RecordForwarding",
                        "EndEvent_DeliveredViaNcb",
                        "EndEvent_DecidedByNcb");
        assertThat(delivery(reference)).isEqualTo("VIA_NCB FORWARDED ");
        assertThat(flow.one("SELECT forwarded_to FROM delivery WHERE reference = ?", reference))
                .isEqualTo("Coast guard, Mombasa");
    }

    @Test
    void anNcbThatDoesNotForwardIsRemindedThenItsHead() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));
        for (int stage = 1; stage <= 4; stage++) flow.fireTimer(reference, DeliveryProcess.FORWARD);

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "REMIND", "REMIND", "NCB_HEAD");
        assertThat(flow.running(reference, "delivery")).isWaitingAt(DeliveryProcess.FORWARD);
    }

    @Test
    void aProductThatTheNcbDoesNotForwardHoldsNothingUp() {
        CaseReference reference = walk.dispatched(walk.toDelivery(flow.submit("agency.ken")));

        flow.fireTimer(reference, "Timer_NoAnswer");

        assertThat(flow.passed(reference, "delivery")).contains("Task_RecordNoForwarding", "EndEvent_NotForwarded");
        assertThat(delivery(reference)).isEqualTo("VIA_NCB WITHHELD ");
        assertThat(flow.timeline(reference)).contains("PRODUCT_NOT_FORWARDED").doesNotContain("PRODUCT_WITHHELD");
        assertThat(flow.letters(reference)).contains("CLOSED_WITHOUT_ANSWER");
    }

    private String delivery(CaseReference reference) {
        return flow.one(
                "SELECT channel || ' ' || status || ' ' || CASE WHEN ncb_copy IS NULL THEN '' ELSE 'copied' END FROM delivery WHERE reference = ?",
                reference);
    }
}
