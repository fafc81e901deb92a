package org.ncbrelay.flow.support.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;

class MentoringFlowTest extends FlowTestCase {
    @Autowired
    private CapabilityWalk support;

    @Test
    void aPlanIsAgreedSessionsAreHeldAndTheAgencyJudgesEachAim() {
        CaseReference reference = assigned();
        propose(reference, "Trace wallets\nKeep evidence");
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "CHANGE", "note", "Add the shipping side");
        propose(reference, "Trace wallets\nKeep evidence\nFollow parcels");
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");

        session(reference, "ANOTHER");
        support.delivered(reference);
        session(reference, "LAST");
        support.delivered(reference);
        flow.work(reference, "agency.ken", "Task_JudgeAims", Map.of("aim1", "MET", "aim2", "NOT_MET", "aim3", "MET"));

        assertThat(flow.all(
                        "SELECT content ->> 'met' FROM capability_step WHERE reference = ? AND kind = 'AIMS_JUDGED'",
                        reference))
                .containsExactly("[true, false, true]");
        assertThat(flow.all("SELECT status FROM delivery WHERE reference = ?", reference))
                .containsExactly("FORWARDED", "FORWARDED");
        assertThat(flow.open(flow.passedOn(reference))).contains("Task_ConfirmReceipt");
        assertThat(flow.capability(reference)).isEqualTo("DELIVERED");
    }

    @Test
    void theAnalystIsAPersonOfTheTeamToWhomTheNextTasksAreAssigned() {
        CaseReference reference = support.inSupport(Capability.MENTORING);
        String task = "/engine-rest/task/"
                + flow.task(reference, "Task_AssignAnalyst").getId();
        JsonNode analysts =
                http.get("lead", task + "/deployed-form").with(200).json().findPath("values");
        assertThat(analysts.findValuesAsText("value")).containsExactly("analyst", "analyst2");
        assertThat(analysts.findValuesAsText("label")).containsExactly("INTERPOL Analyst One", "INTERPOL Analyst Two");
        for (String refused : List.of("INTERPOL Analyst Two", "lead", "ncb.ken"))
            assertThat(http.post("lead", task + "/submit-form", FormFiller.submission(Map.of("analyst", refused)))
                            .with(400)
                            .text())
                    .as(refused)
                    .contains("\"field\":\"analyst\"", "analyst2");
        http.post("lead", task + "/submit-form", FormFiller.submission(Map.of("analyst", "analyst2")))
                .with(204);

        assertThat(flow.task(reference, "Task_ProposeMentoringPlan").getAssignee())
                .isEqualTo("analyst2");
        assertThat(flow.one("SELECT content ->> 'analyst' FROM capability_step WHERE reference = ?", reference))
                .isEqualTo("INTERPOL Analyst Two");
        flow.work(
                reference,
                "analyst2",
                "Task_ProposeMentoringPlan",
                Map.of("aims", "Trace wallets", "schedule", "Two sessions in October"));
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");
        assertThat(flow.task(flow.passedOn(reference), "Task_HoldSession").getAssignee())
                .isEqualTo("analyst2");
    }

    @Test
    void anAdviceNoteIsReviewedBySomebodyElseAndWrittenAgainIfNeeded() {
        CaseReference reference = agreed("Trace wallets");
        hold(reference, "LAST");
        support.write(reference);

        assertThatThrownBy(() -> flow.work(reference, "analyst", "Task_ReviewProduct", Map.of("decision", "APPROVE")))
                .hasMessageContaining("Nobody decides on their own work");
        flow.decide(reference, "lead", "Task_ReviewProduct", "REWORK", "note", "Name the provider");
        support.product(reference);

        assertThat(flow.all("SELECT version::text FROM product WHERE reference = ? ORDER BY version", reference))
                .containsExactly("1", "2");
    }

    @Test
    void everyAimMustBeJudged() {
        CaseReference reference = agreed("Trace wallets\nKeep evidence");
        session(reference, "LAST");
        support.delivered(reference);

        assertThatThrownBy(() -> flow.work(reference, "agency.ken", "Task_JudgeAims", Map.of("aim1", "MET")))
                .hasMessageContaining("aim2");
    }

    @Test
    void aPlanToWhichTheAgencyNeverAgreesEndsThisSupport() {
        CaseReference reference = assigned();
        propose(reference, "Trace wallets");
        ProcessInstance plan = flow.running(reference, "mentoringPlan");
        assertThat(plan).hasPassedInOrder("Task_ProposeMentoringPlan", "Task_RecordMentoringPlan");
        flow.fireTimer(reference, "Timer_NoAnswer");

        assertThat(flow.capability(reference)).isEqualTo("REFUSED: Nobody agreed to the plan in time.");
        assertThat(plan).isEnded().hasPassedInOrder("Timer_NoAnswer", "Task_RecordNoAgreement");
        assertThat(flow.passed(reference, SupportRequestProcess.KEY)).contains("EndEvent_CapabilityRefused");
        assertThat(flow.open(reference)).contains("Task_CloseCase");
    }

    @Test
    void aimsThatTheAgencyNeverJudgesAreRecordedAsNotJudged() {
        CaseReference reference = agreed("Trace wallets");
        session(reference, "LAST");
        support.delivered(reference);
        ProcessInstance mentoring = flow.running(reference, "mentoring");
        assertThat(mentoring).hasPassedInOrder("Task_AssignAnalyst", "Task_RecordAnalyst");
        flow.fireTimer(reference, "Timer_NoJudgment");

        assertThat(flow.all("SELECT kind FROM capability_step WHERE reference = ? ORDER BY id", reference))
                .endsWith("NO_ANSWER")
                .doesNotContain("AIMS_JUDGED");
        assertThat(flow.all("SELECT note FROM timeline_event WHERE reference = ?", reference))
                .contains("mentoring: objectives not assessed in time");
        assertThat(flow.all("SELECT said::text FROM timeline_event WHERE reference = ?", reference))
                .contains("[[\"\", \"capability.MENTORING\", \"mentoring\"],"
                        + " [\": \", \"phrase.AIMS_NOT_JUDGED\", \"objectives not assessed in time\"]]");
        assertThat(mentoring)
                .isEnded()
                .hasPassedInOrder("Timer_NoJudgment", "Task_RecordNoJudgment", "EndEvent_AimsNotJudged");
        assertThat(flow.open(flow.passedOn(reference))).contains("Task_ConfirmReceipt");
    }

    private CaseReference assigned() {
        CaseReference reference = support.inSupport(Capability.MENTORING);
        flow.work(reference, "lead", "Task_AssignAnalyst", Map.of("analyst", "analyst"));
        return reference;
    }

    private CaseReference agreed(String aims) {
        CaseReference reference = assigned();
        propose(reference, aims);
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");
        return reference;
    }

    private void propose(CaseReference reference, String aims) {
        flow.work(
                reference,
                "analyst",
                "Task_ProposeMentoringPlan",
                Map.of("aims", aims, "schedule", "Two sessions in October"));
    }

    private void hold(CaseReference reference, String next) {
        flow.work(
                reference,
                "analyst",
                "Task_HoldSession",
                Map.of("topic", "Wallets", "heldOn", "2026-10-06", "next", next));
    }

    private void session(CaseReference reference, String next) {
        hold(reference, next);
        support.product(reference);
    }
}
