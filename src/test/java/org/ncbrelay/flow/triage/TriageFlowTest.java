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
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class TriageFlowTest extends FlowTestCase {
    @Autowired
    private Caller http;

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
        CaseReference first = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.duplicateOf(first, walk.toTriage(flow.submit("agency.ken")));
        ProcessInstance step = flow.running(again, "triage");

        flow.decide(again, "lead", "Task_DecideSupport", "REJECT", "reason", "Already under way");

        assertThat(step).isEnded().hasPassed("Task_RecordTriage").hasNotPassed("EndEvent_SupportChosen");
        assertThat(flow.all("SELECT linked_reference FROM triage_assessment WHERE reference = ?", again))
                .containsExactly(first.value());
        assertThat(flow.status(again)).isEqualTo("DECLINED");
        assertThat(flow.capability(again)).startsWith("REFUSED");
        assertThat(flow.letters(again)).contains("TRIAGE_DECIDED");
    }

    @Test
    void theNcbJoinsADuplicateToTheStandingCaseOfItsCountry() {
        CaseReference standing = walk.supported(walk.toTriage(flow.submit("agency.ken")));
        CaseReference again = walk.proposedToJoin(standing, asking("INFORMATION_SHARING", "MENTORING"));
        ProcessInstance step = flow.running(again, "triage");
        ProcessInstance map = flow.running(again, SupportRequestProcess.KEY);
        assertThat(step).isWaitingAt("Task_DecideOnJoining").variables().containsEntry("standing", standing.value());
        assertThat(flow.timeline(again)).contains("JOIN_PROPOSED").doesNotContain("REQUEST_JOINED");
        assertThat(flow.letters(again)).contains("JOIN_PROPOSED");

        flow.decide(again, "ncb.ken", "Task_DecideOnJoining", "JOIN");

        assertThat(step).isEnded().hasPassedInOrder("Task_RecordDecisionOnJoining", "Gateway_Joined");
        assertThat(map).isEnded().hasPassed("StartEvent_DuplicateJoined", "Task_RecordJoining", "EndEvent_Joined");
        assertThat(flow.instances(again)).isEmpty();
        assertThat(flow.status(again)).isEqualTo("CLOSED");
        assertThat(flow.letters(again)).contains("REQUEST_JOINED");
        assertThat(flow.timeline(again)).contains("REQUEST_JOINED", "SUPPORT_ASKED", "RETENTION_REVIEW_SCHEDULED");
        assertThat(flow.letters(standing)).contains("AGENCY_JOINED");
        assertThat(flow.timeline(standing)).contains("AGENCY_JOINED", "SUPPORT_ASKED");
        assertThat(support(again))
                .containsExactly(
                        "INFORMATION_SHARING NOT_CHOSEN " + Phrase.GIVEN_IN_STANDING_CASE.words(),
                        "MENTORING NOT_CHOSEN " + Phrase.DECIDED_IN_STANDING_CASE.words());

        flow.work(standing, "analyst", "Task_AssessRequest", Map.of("assessment", "VALID", "priority", "ROUTINE"));
        walk.approvedSupport(standing);
        assertThat(flow.one(
                        "SELECT status FROM case_capability WHERE reference = ? AND capability = 'MENTORING'",
                        standing))
                .isEqualTo("CHOSEN");
    }

    /** It is decided together with what the standing case asked for itself. */
    @Test
    void whatADuplicateAskedForIsJudgedWithAStandingCaseThatWaitsForTriage() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        walk.joined(standing, asking("MENTORING"));

        walk.supported(standing);

        assertThat(flow.all("SELECT capability || ' ' || status FROM case_capability WHERE reference = ?", standing))
                .contains("MENTORING CHOSEN");
    }

    @Test
    void theNcbKeepsTwoCasesApartAndTheLeadDecidesOtherwise() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.proposedToJoin(standing, asking("MENTORING"));

        flow.decide(again, "ncb.ken", "Task_DecideOnJoining", "KEEP_APART", "reason", "Another seller");

        keptApart(again, standing, "Another seller");
    }

    @Test
    void silenceJoinsNothing() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.proposedToJoin(standing, asking("MENTORING"));

        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(again, "Task_DecideOnJoining");
        flow.fireTimer(again, "Timer_NoDecision");

        assertThat(flow.letters(again)).contains("CLOSED_WITHOUT_ANSWER");
        keptApart(again, standing, Phrase.SILENCE_JOINS_NOTHING.words());
    }

    @Test
    void aStandingCaseThatEndsFirstIsJoinedByNothing() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.proposedToJoin(standing, asking("MENTORING"));

        withdraw(standing);

        keptApart(again, standing, Phrase.CASE_ENDED_BEFORE_JOINING.words());
    }

    @Test
    void aDuplicateThatIsWithdrawnMeanwhileIsJoinedToNothing() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.proposedToJoin(standing, asking("MENTORING"));

        withdraw(again);

        assertThat(flow.status(again)).isEqualTo("WITHDRAWN");
        assertThat(flow.instances(again)).isEmpty();
        assertThat(flow.timeline(again)).contains("JOIN_KEPT_APART").doesNotContain("REQUEST_JOINED");
        assertThat(flow.timeline(standing)).doesNotContain("AGENCY_JOINED");
    }

    /** The lead reads why, may not propose the same again, and decides on the request by itself. */
    private void keptApart(CaseReference again, CaseReference standing, String reason) {
        assertThat(flow.running(again, "triage")).isWaitingAt("Task_DecideSupport");
        assertThat(flow.all("SELECT note FROM timeline_event WHERE reference = ? AND kind = 'JOIN_KEPT_APART'", again))
                .containsExactly(reason);
        assertThat(flow.all("SELECT reference FROM case_link WHERE reference = ?", again))
                .isEmpty();
        assertThat(flow.timeline(standing)).doesNotContain("AGENCY_JOINED", "JOIN_PROPOSED");
        assertThatThrownBy(() -> flow.decide(again, "lead", "Task_DecideSupport", "JOIN"))
                .hasRootCauseInstanceOf(Refusal.Invalid.class)
                .hasStackTraceContaining("decision");
        walk.approvedSupport(again);
        assertThat(flow.status(again)).isEqualTo("IN_SUPPORT");
    }

    @Test
    void onlyAnotherOpenRecordedCaseOfTheSameCountryIsRepeated() {
        CaseReference unrecorded = flow.submit("agency.ken");
        CaseReference foreign = walk.toTriage(flow.submit("agency.fra"));
        CaseReference over = withdraw(walk.toTriage(flow.submit("agency.ken")));
        CaseReference again = walk.toTriage(flow.submit("agency.ken"));
        for (CaseReference standing : List.of(
                unrecorded,
                foreign,
                over,
                again,
                new CaseReference("KEN-2026-499999"),
                new CaseReference("INT-2026-000001")))
            assertThatThrownBy(() -> walk.duplicateOf(standing, again))
                    .as(standing.value())
                    .hasStackTraceContaining("linkedReference");
        walk.supported(again);
    }

    /** Between the assessment and the decision. */
    @Test
    void aDuplicateOfACaseThatHasEndedIsNotJoined() {
        CaseReference standing = walk.toTriage(flow.submit("agency.ken"));
        CaseReference again = walk.duplicateOf(standing, walk.toTriage(flow.submit("agency.ken")));
        withdraw(standing);

        assertThatThrownBy(() -> flow.decide(again, "lead", "Task_DecideSupport", "JOIN"))
                .hasRootCauseInstanceOf(Refusal.Invalid.class)
                .hasStackTraceContaining("decision");
        flow.decide(again, "lead", "Task_DecideSupport", "REJECT", "reason", "Known already");
        assertThat(flow.status(again)).isEqualTo("DECLINED");
    }

    private CaseReference asking(String... kinds) {
        return walk.toTriage(flow.submit("agency.ken", body -> body.put("capabilities", List.of(kinds))));
    }

    private CaseReference withdraw(CaseReference reference) {
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + reference + "/withdrawal",
                        Map.of("reason", "Solved at home"))
                .with(200);
        return reference;
    }

    private List<String> support(CaseReference reference) {
        return flow.all(
                "SELECT capability || ' ' || status || ' ' || reason FROM case_capability WHERE reference = ? ORDER BY capability",
                reference);
    }

    @Test
    void onLapseTheTeamLeadIsNotified() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_AssessRequest");

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "TEAM_LEAD", "TEAM_LEAD");
        assertThat(flow.running(reference, "triage")).isWaitingAt("Task_AssessRequest");
    }
}
