package org.ncbrelay.flow.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Walk;

class RecordingFlowTest extends FlowTestCase {
    @Test
    void anApprovedAgencyIsTheSource() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "recording");

        flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("NCB"));
        assertThat(step).isWaitingAt("Event_RecordConfirmed");
        flow.record();

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_DetermineOfficialSource",
                        "Task_CheckRecord",
                        "Task_SubmitRecord",
                        "Event_RecordConfirmed",
                        "EndEvent_Recorded")
                .hasNotPassed(RecordingProcess.TAKE_OVER, "Task_EnterRecord");
        assertThat(source(reference)).isEqualTo("APPROVED_AGENCY KEN-WCIU");
        assertThat(flow.status(reference)).isEqualTo("RECORDED");
    }

    @Test
    void theNcbTakesOverAsTheSourceOfAnAgencyThatIsNotApproved() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        ProcessInstance step = flow.running(reference, "recording");
        assertThat(step).isWaitingAt(RecordingProcess.TAKE_OVER);

        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "TAKE_OVER");
        walk.recorded(reference);

        assertThat(step).isEnded().hasPassed(RecordingProcess.TAKE_OVER, "Gateway_TakenOver", "EndEvent_Recorded");
        assertThat(source(reference)).isEqualTo("NCB IDN");
    }

    /** Nobody is asked for the source again. */
    @ParameterizedTest
    @ValueSource(strings = {"agency.ken", "ncb.ken"})
    void theNcbStandsForACaseThatItTransfersToAnAgencyThatIsNotApproved(String author) {
        http.put(
                        "ncbhead.ken",
                        "/api/agencies/KEN-CBCU/approval",
                        Map.of("approved", false, "reason", "No mandate yet"))
                .with(200);
        CaseReference reference =
                flow.decide(flow.submit(author), "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        http.post(
                        "ncbhead.ken",
                        "/api/support-requests/" + reference + "/sharing",
                        Map.of("action", "TRANSFER", "agency", "KEN-CBCU", "reason", "Seen at the border"))
                .with(200);

        flow.work(reference, "ncbhead.ken", "Task_CheckRecord", Walk.check("NCB"));
        flow.record();

        assertThat(source(reference)).isEqualTo("NCB KEN");
        assertThat(flow.timeline(reference)).contains("SOURCE_TAKEN_OVER");
        assertThat(flow.status(reference)).isEqualTo("RECORDED");
    }

    @Test
    void theCaseStopsWhereTheNcbDoesNotTakeOver() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        ProcessInstance step = flow.running(reference, "recording");

        flow.decide(reference, "ncb.idn", RecordingProcess.TAKE_OVER, "STOP", "reason", "We cannot vouch for the data");

        assertThat(step).isEnded().hasNotPassed("Task_CheckRecord", "Task_SubmitRecord");
        assertThat(flow.status(reference)).isEqualTo("DECLINED");
        assertThat(flow.timeline(reference)).contains("SOURCE_NOT_TAKEN_OVER");
        assertThat(flow.letters(reference)).containsOnlyOnce("REQUEST_DECLINED");
        assertThat(flow.capability(reference)).startsWith("REFUSED");
        assertThat(flow.all("SELECT reference FROM iis_submission WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void theGeneralSecretariatEntersTheRecordWhereTheNcbAsksForIt() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "recording");

        flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("GENERAL_SECRETARIAT"));
        assertThat(step).isWaitingAt("Task_EnterRecord").task().hasCandidateGroup("gs-officers");
        flow.work(reference, "gs", "Task_EnterRecord", Map.of("entered", true));
        flow.record();

        assertThat(step).isEnded().hasPassed("Task_EnterRecord", "Task_SubmitRecord");
        assertThat(flow.timeline(reference)).contains("RECORD_ENTERED_BY_GENERAL_SECRETARIAT");
        assertThat(flow.one("SELECT entered_by FROM iis_submission WHERE reference = ?", reference))
                .isEqualTo("gs");
        assertThat(source(reference)).isEqualTo("APPROVED_AGENCY KEN-WCIU");
    }

    @Test
    void silenceTakesNothingOver() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.idn"));
        ProcessInstance step = flow.running(reference, "recording");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, RecordingProcess.TAKE_OVER);
        assertThat(flow.timeline(reference)).contains("ESCALATED_TO_GS_LIAISON");

        flow.fireTimer(reference, "Timer_NoTakeover");

        assertThat(step).isEnded().hasPassed("Timer_NoTakeover").hasNotPassed("Task_CheckRecord");
        assertThat(flow.status(reference)).isEqualTo("DECLINED");
        assertThat(flow.timeline(reference)).contains("SOURCE_NOT_TAKEN_OVER");
    }

    @Test
    void whatNobodyChecksIsNotRecorded() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "recording");

        flow.fireTimer(reference, "Timer_NoCheck");

        assertThat(step).isEnded().hasPassed("Timer_NoCheck").hasNotPassed("Task_SubmitRecord");
        assertThat(flow.status(reference)).isEqualTo("DECLINED");
        assertThat(flow.timeline(reference)).contains("RECORD_NOT_CHECKED");
    }

    private String source(CaseReference reference) {
        return flow.one("SELECT source || ' ' || source_code FROM iis_submission WHERE reference = ?", reference);
    }
}
