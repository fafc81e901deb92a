package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A head or lead gives a task to a colleague, who may then work on it as on any that they claimed. */
class AssignTaskFlowTest extends FlowTestCase {
    @Autowired
    private AssignTask assign;

    private String clerk;
    private String head;
    private CaseReference reference;
    private Task task;

    @BeforeEach
    void aTaskThatNobodyHasClaimed() {
        clerk = bureau.employs("clerk", "KEN", "ncb-officers");
        head = bureau.employs("head", "KEN", "ncb-heads");
        reference = flow.submit("agency.ken");
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
    }

    @Test
    void theColleagueHasItIsInformedAndGoesOn() {
        assign(task, clerk, head);

        assertThat(assignee(task)).isEqualTo(clerk);
        assertThat(flow.all(
                        "SELECT actor || ' → ' || addressee FROM timeline_event WHERE reference = ? AND kind = 'TASK_ASSIGNED'",
                        reference))
                .containsExactly(head + " → " + clerk);
        assertThat(flow.all(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'TASK_ASSIGNED'",
                        reference))
                .containsExactly(clerk + "@relay.example");
        assertThat(acts(head)).contains("TASK_ASSIGNED");
        flow.decide(reference, clerk, AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    @Test
    void aLeadAssignsWithinInterpol() {
        CaseReference other = walk.toTriage(flow.submit("agency.ken"));
        Task assess = flow.task(other, "Task_AssessRequest");

        assertThatThrownBy(() -> assign(assess, "analyst", head)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> assign(assess, "analyst", "gs")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> assign(assess, "gs", "lead")).isInstanceOf(Refusal.Invalid.class);
        assign(assess, "analyst", "lead");

        flow.work(other, "analyst", "Task_AssessRequest", Map.of("assessment", "VALID", "priority", "URGENT"));
    }

    @Test
    void aCaseThatIsNotOpenToInterpolAnyMoreIsNotAssignedThere() {
        CaseReference other = walk.toTriage(flow.submit("agency.ken"));
        Task assess = flow.task(other, "Task_AssessRequest");
        // Past the trigger that asks for an audited act.
        administration.execute("""
                BEGIN; SET LOCAL session_replication_role = replica;
                UPDATE case_access SET revoked_at = now(), revoked_by = 'ncb.ken' WHERE starts_with(organisation, 'INTERPOL') AND reference = '%s';
                COMMIT""".formatted(other.value()));

        assertThatThrownBy(() -> assign(assess, "analyst", "lead")).isInstanceOf(Refusal.NotFound.class);
        assertThat(flow.timeline(other)).doesNotContain("TASK_ASSIGNED");
    }

    @Test
    void nobodyElseAssignsAndToNobodyElse() {
        assertThatThrownBy(() -> assign(task, clerk, "ncbhead.fra")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> assign(task, clerk, "lead")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> assign(task, clerk, "ncb.ken")).isInstanceOf(Refusal.Forbidden.class);
        for (String stranger : List.of("ncb.fra", "nobody.at.all", "", "expert.ken"))
            assertThatThrownBy(() -> assign(task, stranger, head))
                    .as(stranger)
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageStartingWith("assignee: ");
        assertThatThrownBy(() -> desk.as(head, () -> assign.assign("no-such-task", clerk, desk.officer(head))))
                .isInstanceOf(Refusal.NotFound.class);

        assertThat(assignee(task)).isNull();
        assertThat(flow.timeline(reference)).doesNotContain("TASK_ASSIGNED");
    }

    @Test
    void intelligenceIsAssignedWithinTheUnitThatTheNcbNamed() {
        CaseReference item =
                intelligence.released(intelligence.register(body -> body.put("countries", List.of("KEN"))));
        flow.work(item, "ncb.ken", "Task_IdentifyNationalUnit", Map.of("unit", "KEN-WCIU"));
        Task acknowledge = flow.task(item, "Task_AcknowledgeIntelligence");

        assertThatThrownBy(() -> assign(acknowledge, "agency2.ken", "ncbhead.ken"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageStartingWith("assignee: ");
        assertThat(assignee(acknowledge)).isNull();
        assign(acknowledge, "agency.ken", "ncbhead.ken");
        assertThat(assignee(acknowledge)).isEqualTo("agency.ken");
    }

    @Test
    void theWorkOfAnAgencyIsNotAssignedToAnother() {
        flow.work(
                reference,
                "ncb.ken",
                AcknowledgmentProcess.ACKNOWLEDGE,
                Map.of("decision", "RETURN", "missingPoints", "The address is missing"));
        Task correct = flow.task(reference, "Task_CorrectRequest");

        assertThatThrownBy(() -> assign(correct, "agency2.ken", head)).isInstanceOf(Refusal.Invalid.class);
        assign(correct, "agency.ken", head);
        assertThat(assignee(correct)).isEqualTo("agency.ken");
    }

    @Test
    void whatSomebodyHasClaimedIsReleasedFirst() {
        desk.as("ncb.ken", () -> tasks.claim(task.getId(), "ncb.ken"));

        assertThatThrownBy(() -> assign(task, clerk, head)).isInstanceOf(Refusal.Conflict.class);
        assertThat(assignee(task)).isEqualTo("ncb.ken");
    }

    @Test
    void nobodyIsMadeToDecideOnTheirOwnWork() {
        CaseReference own = flow.submit(clerk);
        Task decide = flow.task(own, AcknowledgmentProcess.ACKNOWLEDGE);

        assertThatThrownBy(() -> assign(decide, clerk, head))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining("own work");
        assign(decide, "ncb.ken", head);
    }

    private void assign(Task given, String colleague, String by) {
        desk.as(by, () -> assign.assign(given.getId(), colleague, desk.officer(by)));
    }
}
