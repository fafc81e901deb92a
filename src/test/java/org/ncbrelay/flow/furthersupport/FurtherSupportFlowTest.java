package org.ncbrelay.flow.furthersupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.supplement.SupplementProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.springframework.beans.factory.annotation.Autowired;

/** A further kind of support that a country asks for after the submission. */
class FurtherSupportFlowTest extends FlowTestCase {
    @Autowired
    private ScriptedRun script;

    @Test
    void whatIsAskedForDuringSupportHasATriageOfItsOwn() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ask(reference);
        ProcessInstance further = flow.running(reference, FurtherSupportProcess.KEY);
        assertThat(further).isWaitingAt("CallActivity_TriageOfSupport");

        walk.supported(reference);

        assertThat(flow.open(reference)).contains("Task_AssignAnalyst");
        assertThat(further).hasPassed("CallActivity_TriageOfSupport", "Gateway_SupportChosen");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");

        script.run(reference, Map.of(), Set.of());
        assertThat(further).isEnded().hasPassed("CallActivity_FurtherSupport", "EndEvent_SupportGiven");
    }

    /** Support goes on in place of the closing, whichever way that goes; what is not chosen leads back to it. */
    @Test
    void whatIsAskedForWhileTheCaseIsBeingClosedHasATriageOfItsOwn() {
        CaseReference reference = walk.toClosure(flow.submit("agency.ken"));
        ProcessInstance map = flow.running(reference, SupportRequestProcess.KEY);
        ProcessInstance supplement = ask(reference);

        assertThat(supplement).isEnded().hasPassed("EndEvent_PassedToTriage");
        assertThat(map).hasPassed("Event_SupportAsked", "Gateway_BeforeSupport");
        assertThat(flow.open(reference)).contains("Task_AssessRequest").doesNotContain("Task_ConfirmReceipt");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        walk.supported(reference);
        script.run(reference, Map.of(), Set.of());
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(mentoring(reference)).isEqualTo("DELIVERED");
    }

    private ProcessInstance ask(CaseReference reference) {
        http.post(Walk.of("agency", reference), path(reference), support("MENTORING"))
                .with(201);
        ProcessInstance supplement = flow.running(reference, SupplementProcess.KEY);
        flow.record();
        return supplement;
    }

    private static Map<String, Object> support(String... capabilities) {
        return Map.of("kind", "SUPPORT", "text", "Our officers need a mentor.", "capabilities", List.of(capabilities));
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference + "/supplements";
    }

    private String mentoring(CaseReference reference) {
        return flow.one("""
                SELECT status || coalesce(': ' || reason, '') FROM case_capability WHERE capability = 'MENTORING' AND reference = ?""", reference);
    }
}
