package org.ncbrelay.flow.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.FlowTestCase;

class TriageFlowTest extends FlowTestCase {
    @Test
    void anAnalystAssessesAndTheLeadApproves() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(reference, "triage");
        assertThat(step).isWaitingAt("Task_AssessRequest").variables().containsEntry("priority", "URGENT");

        walk.supported(reference);

        assertThat(step)
                .isEnded()
                .hasPassedInOrder(
                        "Task_ProposePriority",
                        "Task_AssessRequest",
                        "Task_RecordAssessment",
                        "Task_DecideSupport",
                        "Task_RecordTriage",
                        "Gateway_Supported",
                        "EndEvent_SupportChosen");
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
    }

    @Test
    void liveAnimalsAreMoreUrgentThanAsked() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken", body -> {
            Map<String, Object> specimen = new TreeMap<>(Map.of("taxon", "Loxodonta africana", "type", "LIVE"));
            specimen.putAll(Map.of("quantity", 1, "unit", "ITEMS", "counted", true, "identification", "CONFIRMED"));
            body.put("specimens", List.of(specimen));
        }));

        assertThat(flow.running(reference, "triage")).variables().containsEntry("priority", "VERY_URGENT");
    }

    @Test
    void aDuplicateIsRejectedByTheLead() {
        CaseReference first = flow.submit("agency.ken");
        CaseReference again = walk.toTriage(flow.submit("agency.ken"));
        ProcessInstance step = flow.running(again, "triage");

        flow.work(
                again,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "DUPLICATE", "linkedReference", first.value(), "priority", "ROUTINE"));
        flow.decide(again, "lead", "Task_DecideSupport", "REJECT", "reason", "Already under way");

        assertThat(step).isEnded().hasPassed("Task_RecordTriage").hasNotPassed("EndEvent_SupportChosen");
        assertThat(flow.all("SELECT linked_reference FROM triage_assessment WHERE reference = ?", again))
                .containsExactly(first.value());
        assertThat(flow.status(again)).isEqualTo("DECLINED");
        assertThat(flow.capability(again)).startsWith("REFUSED");
        assertThat(flow.letters(again)).contains("TRIAGE_DECIDED");
    }

    @Test
    void aDuplicateOfTheSameCountryIsJoinedToTheStandingCase() {
        CaseReference standing = walk.supported(walk.toTriage(flow.submit("agency.ken")));
        CaseReference again = assessedAsDuplicateOf(standing);
        ProcessInstance step = flow.running(again, "triage");
        ProcessInstance map = flow.running(again, SupportRequestProcess.KEY);

        flow.decide(again, "lead", "Task_DecideSupport", "JOIN");

        assertThat(step).isEnded().hasPassed("Task_RecordTriage").hasNotPassed("EndEvent_SupportChosen");
        assertThat(map).isEnded().hasPassed("StartEvent_DuplicateJoined", "Task_RecordJoining", "EndEvent_Joined");
        assertThat(flow.instances(again)).isEmpty();
        assertThat(flow.status(again)).isEqualTo("CLOSED");
        assertThat(flow.capability(again)).startsWith("NOT_CHOSEN");
        assertThat(flow.letters(again)).contains("REQUEST_JOINED");
        assertThat(flow.timeline(again)).contains("REQUEST_JOINED", "RETENTION_REVIEW_SCHEDULED");
        assertThat(flow.letters(standing)).contains("AGENCY_JOINED");
        assertThat(flow.timeline(standing)).contains("AGENCY_JOINED");
    }

    @Test
    void onlyADuplicateOfAnOpenRecordedCaseOfTheSameCountryIsJoined() {
        CaseReference unrecorded = flow.submit("agency.ken");
        CaseReference foreign = walk.toTriage(flow.submit("agency.fra"));
        CaseReference over = walk.toTriage(flow.submit("agency.ken"));
        flow.work(over, "analyst", "Task_AssessRequest", Map.of("assessment", "NOT_VALID", "priority", "ROUTINE"));
        flow.decide(over, "lead", "Task_DecideSupport", "REJECT", "reason", "Not wildlife");
        for (CaseReference standing : List.of(unrecorded, foreign, over, new CaseReference("KEN-2026-499999"))) {
            CaseReference again = assessedAsDuplicateOf(standing);
            assertThatThrownBy(() -> flow.decide(again, "lead", "Task_DecideSupport", "JOIN"))
                    .as(standing.value())
                    .hasRootCauseInstanceOf(Refusal.Invalid.class)
                    .hasStackTraceContaining("decision");
            flow.decide(again, "lead", "Task_DecideSupport", "REJECT", "reason", "Known already");
            assertThat(flow.status(again)).isEqualTo("DECLINED");
        }
    }

    private CaseReference assessedAsDuplicateOf(CaseReference standing) {
        CaseReference again = walk.toTriage(flow.submit("agency.ken"));
        return flow.work(
                again,
                "analyst",
                "Task_AssessRequest",
                Map.of("assessment", "DUPLICATE", "linkedReference", standing.value(), "priority", "ROUTINE"));
    }

    @Test
    void onLapseTheTeamLeadIsNotified() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_AssessRequest");

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "TEAM_LEAD", "TEAM_LEAD");
        assertThat(flow.running(reference, "triage")).isWaitingAt("Task_AssessRequest");
    }
}
