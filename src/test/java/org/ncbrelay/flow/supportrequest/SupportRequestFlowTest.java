package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.support.FlowTestCase;

class SupportRequestFlowTest extends FlowTestCase {
    @Test
    void aRequestTravelsFromTheAgencyToItsClosing() {
        CaseReference reference = flow.submit("agency.ken");
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);

        walk.closed(walk.confirmed(walk.toClosure(reference)));

        assertThat(map)
                .isEnded()
                .hasPassedInOrder(
                        "StartEvent_RequestReceived",
                        "CallActivity_Intake",
                        "CallActivity_Acknowledgment",
                        "CallActivity_Recording",
                        "CallActivity_Triage",
                        "CallActivity_Support",
                        "CallActivity_Delivery",
                        "CallActivity_Closure",
                        "EndEvent_Closed");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
    }

    @Test
    void anOpenChannelEndsWithTheCase() {
        CaseReference reference =
                walk.supported(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken")))));
        ProcessInstance channel = flow.running(reference, AuthorizationProcess.KEY);

        walk.closed(walk.confirmed(walk.dispatched(walk.approved(walk.written(walk.asked(reference))))));

        assertThat(channel).isEnded();
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void anInstanceKeepsOnlyAFewSmallVariables() {
        CaseReference reference = walk.toDelivery(flow.submit("agency.ken"));

        assertThat(flow.all(
                        "SELECT v.name_ FROM act_ru_variable v JOIN act_ru_execution e ON e.id_ = v.proc_inst_id_"
                                + " WHERE e.business_key_ = ? AND length(coalesce(v.text_, '')) > 200",
                        reference))
                .isEmpty();
        assertThat(flow.all(
                        "SELECT v.name_ FROM act_ru_variable v JOIN act_ru_execution e ON e.id_ = v.proc_inst_id_"
                                + " WHERE e.business_key_ = ? AND v.name_ NOT IN ('reference', 'summary', 'capability', 'preservation')",
                        reference))
                .allMatch(name -> name.matches("nrOf\\w+|loopCounter"));
    }
}
