package org.ncbrelay.flow.support.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;

class SharingFlowTest extends FlowTestCase {
    @Test
    void aReportIsWrittenReviewedAndMarked() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "sharing");

        walk.approved(walk.written(walk.asked(reference)));

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_DefineScopeQuestion",
                        "Task_CheckRestrictions",
                        "Task_WriteReport",
                        "Task_ReviewReport",
                        "Gateway_Approved",
                        "Task_MarkReport",
                        "EndEvent_ReportReady")
                .hasNotPassed(SharingProcess.CONSENT);
        assertThat(flow.timeline(reference)).contains("PRODUCT_APPROVED", "PRODUCT_MARKED");
    }

    @Test
    void aReportThatIsReturnedIsWrittenAgain() {
        CaseReference reference = walk.written(walk.asked(walk.toSharing(flow.submit("agency.ken"))));
        ProcessInstance step = flow.running(reference, "sharing");

        flow.decide(reference, "lead", "Task_ReviewReport", "REWORK", "note", "Name the wallet's provider");
        assertThat(step).isWaitingAt("Task_WriteReport");
        walk.approved(walk.written(reference));

        assertThat(step).isEnded();
        assertThat(flow.all("SELECT version::text FROM product WHERE reference = ? ORDER BY version", reference))
                .containsExactly("1", "2");
    }

    @Test
    void theOwnerOfRestrictedDataIsAskedAndConsents() {
        CaseReference reference = walk.asked(walk.toSharing(flow.submit("agency.ken", SharingFlowTest::restricted)));
        ProcessInstance step = flow.running(reference, "sharing");
        assertThat(step).isWaitingAt(SharingProcess.CONSENT).task().hasCandidateGroup("ncb-officers");
        assertThat(flow.all(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'CONSENT_TO_USE_ASKED'",
                        reference))
                .hasSize(1);

        flow.decide(reference, "ncb.ken", SharingProcess.CONSENT, "CONSENT", "conditions", "No names");

        assertThat(step).isWaitingAt("Task_WriteReport").hasPassed("Gateway_Consented");
        assertThat(flow.timeline(reference)).contains("CONSENT_GIVEN");
    }

    @Test
    void nothingIsSharedWhereTheOwnerRefuses() {
        CaseReference reference = walk.asked(walk.toSharing(flow.submit("agency.ken", SharingFlowTest::restricted)));
        ProcessInstance step = flow.running(reference, "sharing");

        flow.decide(reference, "ncb.ken", SharingProcess.CONSENT, "REFUSE", "reason", "A trial is under way");

        assertThat(step).isEnded().hasPassed("EndEvent_NotShared").hasNotPassed("Task_WriteReport");
        assertNotShared(reference);
    }

    @Test
    void nothingIsSharedWhereAnExternalSourceDidNotConsent() {
        CaseReference reference = walk.toSharing(flow.submit(
                "agency.ken",
                body -> body.put(
                        "externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", false))));
        ProcessInstance step = flow.running(reference, "sharing");

        walk.asked(reference);

        assertThat(step).isEnded().hasPassed("EndEvent_NotShared").hasNotPassed(SharingProcess.CONSENT);
        assertNotShared(reference);
    }

    @Test
    void nothingIsSharedWhereAnExternalSourceOfWhatWasAddedDidNotConsent() {
        CaseReference reference = walk.toSharing(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "sharing");
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + reference + "/supplements",
                        Map.of(
                                "kind", "FACTS",
                                "text", "Seen by its volunteers.",
                                "externalSource", Map.of("name", "A wildlife trust", "consentToShare", false)))
                .with(201);

        walk.asked(reference);

        assertThat(step).isEnded().hasPassed("EndEvent_NotShared").hasNotPassed(SharingProcess.CONSENT);
        assertNotShared(reference);
    }

    @Test
    void aSilentOwnerCountsAsOneThatRefuses() {
        CaseReference reference = walk.asked(walk.toSharing(flow.submit("agency.ken", SharingFlowTest::restricted)));
        ProcessInstance step = flow.running(reference, "sharing");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, SharingProcess.CONSENT);
        assertThat(flow.timeline(reference)).contains("ESCALATED_TO_GS_LIAISON");

        flow.fireTimer(reference, "Timer_NoAnswer");

        assertThat(step).isEnded().hasPassed("Timer_NoAnswer", "EndEvent_NotShared");
        assertThat(flow.timeline(reference)).contains("CONSENT_REFUSED", "CAPABILITY_REFUSED");
        assertThat(flow.one(
                        "SELECT note FROM timeline_event WHERE reference = ? AND kind = 'CONSENT_REFUSED'", reference))
                .isEqualTo("No reply in time; this counts as a refusal.");
    }

    private void assertNotShared(CaseReference reference) {
        assertThat(flow.capability(reference)).startsWith("REFUSED");
        assertThat(flow.running(reference, SupportRequestProcess.KEY))
                .hasPassed("Gateway_ProductReady", "EndEvent_NothingToDeliver")
                .hasNotPassed("CallActivity_Delivery")
                .isWaitingAt("CallActivity_ClosureWithoutDelivery");
    }

    private static void restricted(Map<String, Object> body) {
        body.put("confidentiality", "CONFIDENTIAL");
        body.put("handlingConditions", "Not for use in court");
    }
}
