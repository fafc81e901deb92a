package org.ncbrelay.flow.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryFlowTest extends FlowTestCase {
    @Test
    void aReplacedTableBindsACaseThatRuns(@Autowired DecisionTables tables) throws IOException {
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

    private String delivery(CaseReference reference) {
        return flow.one(
                "SELECT channel || ' ' || status || ' ' || CASE WHEN ncb_copy IS NULL THEN '' ELSE 'copied' END FROM delivery WHERE reference = ?",
                reference);
    }
}
