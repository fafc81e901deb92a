package org.ncbrelay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Walk;

/**
 * Legal reviews that are drawn and nothing else: after the acknowledgment, before the record and after triage, each of which may send the
 * case back. The diagrams are those of the release with one sequence flow of each replaced.
 */
class GoingBackFlowTest extends LegalReviewTestCase {
    /** In the place of a sequence flow: its id, its source, its target, where an objection leads, and the status to which. */
    private static final String DRAWN = """
            <bpmn:userTask id="Task_ReviewLegally" name="Review legally" camunda:formRef="legalReview" camunda:formRefBinding="deployment"
                camunda:candidateGroups="ncb-officers,ncb-heads" camunda:dueDate="${deadlines.due(execution, 'consent')}">
              <bpmn:documentation>Our default: A lawyer who did not acknowledge the request reviews it.</bpmn:documentation>
              <bpmn:extensionElements>
                <camunda:taskListener id="Timer_ReviewOverdue" event="timeout" delegateExpression="${escalateListener}"><bpmn:timerEventDefinition id="Definition_Timer_ReviewOverdue"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${deadlines.reminders(execution, 'consent', 3)}</bpmn:timeCycle></bpmn:timerEventDefinition></camunda:taskListener>
                <camunda:properties>
                  <camunda:property name="fourEyes" value="acknowledgment/Task_AcknowledgeRequest" />
                  <camunda:property name="event" value="RECORD_CHECKED" />
                  <camunda:property name="readers" value="BUREAUS" />
                </camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:serviceTask id="Task_RecordReview" name="Record review" camunda:delegateExpression="${record}" />
            <bpmn:exclusiveGateway id="Gateway_Objected" name="Objected?" default="Flow_Objected_Cleared" />
            <bpmn:serviceTask id="Task_SendBack" name="Send back" camunda:delegateExpression="${sendBack}">
              <bpmn:extensionElements>
                <camunda:properties><camunda:property name="sentBack" value="%5$s" /></camunda:properties>
              </bpmn:extensionElements>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="%1$s" sourceRef="%2$s" targetRef="Task_ReviewLegally">%6$s</bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_Review_RecordReview" sourceRef="Task_ReviewLegally" targetRef="Task_RecordReview" />
            <bpmn:sequenceFlow id="Flow_RecordReview_Objected" sourceRef="Task_RecordReview" targetRef="Gateway_Objected" />
            <bpmn:sequenceFlow id="Flow_Objected_Cleared" sourceRef="Gateway_Objected" targetRef="%3$s" />
            <bpmn:sequenceFlow id="Flow_Objected_SendBack" sourceRef="Gateway_Objected" targetRef="Task_SendBack">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${decision == 'OBJECT'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_SendBack" sourceRef="Task_SendBack" targetRef="%4$s" />
            """;

    @BeforeEach
    void drawReviews() throws IOException {
        deploy(Map.of(
                "acknowledgment.bpmn",
                        reviewed(
                                "acknowledgment",
                                "Flow_Acknowledged_Acknowledged",
                                "Gateway_BeforeAnswerOfNcb",
                                "SUBMITTED"),
                "recording.bpmn",
                        reviewed("recording", "Flow_Check_SubmitRecord", "SubProcess_OfficialSource", "ACKNOWLEDGED"),
                "triage.bpmn", reviewed("triage", "Flow_Supported_SupportChosen", "Task_AssessRequest", "RECORDED")));
    }

    @Test
    void aCaseGoesBackTwiceAtEachReviewAndOnAgain() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        for (int i = 0; i < 2; i++) walk.acknowledged(objected(reference));
        checked(passed(reference));
        for (int i = 0; i < 2; i++) checked(objected(reference));
        passed(reference);
        flow.record();
        walk.offered(walk.assessed(reference));
        walk.supported(objected(reference));
        objected(reference);
        assertThat(flow.one("SELECT status FROM support_request WHERE reference = ?", reference))
                .isEqualTo("RECORDED");
        walk.offered(walk.assessed(reference));
        passed(reference);

        assertThat(flow.open(reference)).contains("Task_DefineScopeQuestion");
        assertThat(flow.all("SELECT status FROM sent_back WHERE reference = ? ORDER BY id", reference))
                .containsExactly("SUBMITTED", "SUBMITTED", "ACKNOWLEDGED", "ACKNOWLEDGED", "RECORDED", "RECORDED");
        assertThat(flow.all("SELECT round::text FROM acknowledgment WHERE reference = ? ORDER BY id", reference))
                .containsExactly("1", "2", "3");
        assertThat(flow.all(
                        "SELECT round::text FROM triage WHERE reference = ? AND step = 'APPROVED' ORDER BY id",
                        reference))
                .containsExactly("5", "6", "7");
        assertThat(flow.all("SELECT capability || ' ' || status FROM case_capability WHERE reference = ?", reference))
                .contains("MENTORING OFFERED");
        assertThat(flow.timeline(reference)).filteredOn("SENT_BACK"::equals).hasSize(6);
        assertThat(flow.all(
                        "SELECT process || ' ' || count(*) || ' ' || max(round) FROM step_record WHERE reference = ? AND node = '"
                                + REVIEW + "' GROUP BY process",
                        reference))
                .as("each answer is on record once")
                .containsExactlyInAnyOrder("acknowledgment 3 3", "recording 3 3", "triage 3 3");
    }

    @Test
    void aCaseThatWasSentBackIsWithdrawn() {
        CaseReference reference = objected(walk.acknowledged(flow.submit("agency.ken")));

        http.post("agency.ken", "/api/support-requests/" + reference + "/withdrawal", Map.of("reason", "Settled"))
                .with(200);

        assertThat(flow.open(reference)).doesNotContain("Task_AcknowledgeRequest", REVIEW);
    }

    private CaseReference passed(CaseReference reference) {
        return flow.decide(reference, "ncbhead.ken", REVIEW, "CLEAR");
    }

    private CaseReference objected(CaseReference reference) {
        return flow.decide(reference, "ncbhead.ken", REVIEW, "OBJECT", "reason", "The basis is not stated");
    }

    private CaseReference checked(CaseReference reference) {
        return flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("NCB"));
    }

    private static String reviewed(String diagram, String flow, String back, String status) throws IOException {
        return reviewed(
                diagram,
                flow,
                found -> DRAWN.formatted(
                        flow,
                        found.group(1),
                        found.group(2),
                        back,
                        status,
                        found.group(3) == null ? "" : found.group(3)));
    }
}
