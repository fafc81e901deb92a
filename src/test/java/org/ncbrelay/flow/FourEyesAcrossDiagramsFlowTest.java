package org.ncbrelay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Legal reviews that are drawn and nothing else: after the acknowledgment, before the record and after triage. The diagrams are those of the release with one sequence flow of each replaced.
 */
class FourEyesAcrossDiagramsFlowTest extends LegalReviewTestCase {
    /** In the place of a sequence flow: its id, its source, its target and its condition. */
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
            <bpmn:sequenceFlow id="%1$s" sourceRef="%2$s" targetRef="Task_ReviewLegally">%4$s</bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_Review_RecordReview" sourceRef="Task_ReviewLegally" targetRef="Task_RecordReview" />
            <bpmn:sequenceFlow id="Flow_RecordReview" sourceRef="Task_RecordReview" targetRef="%3$s" />
            """;

    @BeforeEach
    void drawReviews() throws IOException {
        deploy(Map.of(
                "acknowledgment.bpmn", reviewed("acknowledgment", "Flow_Acknowledged_Acknowledged"),
                "recording.bpmn", reviewed("recording", "Flow_Check_SubmitRecord"),
                "triage.bpmn", reviewed("triage", "Flow_Supported_SupportChosen")));
    }

    @Test
    void whoAnsweredATaskOfAnotherDiagramDoesNotReview() {
        CaseReference reference = flow.submit("agency.ken");
        walk.acknowledged(reference);
        // Known in the transaction that opens the review, so that nobody is asked in vain.
        assertThat(flow.task(reference, REVIEW).getOwner()).isEqualTo("ncb.ken");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> passed(reference, "ncb.ken")).hasStackTraceContaining("own work");
            passed(reference, "ncbhead.ken");
            if (i == 0) checked(reference);
            if (i == 1) walk.supported(recorded(reference));
        }
        assertThat(flow.open(reference)).contains("Task_DefineScopeQuestion");
    }

    @Test
    void whoAnswersATaskIsToldOfADecisionInAnotherDiagram(@Autowired OfficeTasks offices) {
        CaseReference reference = flow.submit("agency.ken");

        OfficeTask acknowledgment = inTransaction(
                "ncb.ken",
                () -> offices.get(flow.taskId(reference, "Task_AcknowledgeRequest"), desk.officer("ncb.ken")));

        assertThat(acknowledgment.decidedLater()).hasValueSatisfying(later -> {
            assertThat(later.node()).isEqualTo("recording/" + REVIEW);
            assertThat(later.decidesOn()).containsExactly("acknowledgment/Task_AcknowledgeRequest");
        });
    }

    private CaseReference passed(CaseReference reference, String lawyer) {
        return flow.decide(reference, lawyer, REVIEW, "CLEAR");
    }

    private CaseReference checked(CaseReference reference) {
        return flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("NCB"));
    }

    private CaseReference recorded(CaseReference reference) {
        flow.record();
        return reference;
    }

    private static String reviewed(String diagram, String flow) throws IOException {
        return reviewed(
                diagram,
                flow,
                found -> DRAWN.formatted(
                        flow, found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3)));
    }
}
