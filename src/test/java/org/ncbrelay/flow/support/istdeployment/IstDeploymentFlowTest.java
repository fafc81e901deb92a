package org.ncbrelay.flow.support.istdeployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.flow.delivery.DeliveryProcess;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;

class IstDeploymentFlowTest extends FlowTestCase {
    private static final String FACTS = "SELECT kind FROM ist_fact WHERE reference = ? ORDER BY id";

    @Autowired
    SupportWalk support;

    @Autowired
    ChangeMission change;

    @Autowired
    IstPreparationStep preparation;

    @Autowired
    IstTermsStep terms;

    @Autowired
    WithdrawRequest withdraw;

    @Autowired
    CaseFiles files;

    @Autowired
    Invitations invitations;

    private CaseReference asked() {
        return support.asked("IST_DEPLOYMENT");
    }

    @Test
    void aTeamGoesReportsAndTheCaseClosesBeforeTheFollowUp() {
        CaseReference reference = support.deployed(asked(), 5);
        ProcessInstance map = flow.running(reference, "istDeployment");
        support.debriefed(support.reported(support.missionDone(reference)), "DONE");

        assertThat(map)
                .isEnded()
                .hasPassedInOrder(
                        "StartEvent_DeploymentChosen",
                        "CallActivity_Preparation",
                        "CallActivity_Terms",
                        "CallActivity_Team",
                        "CallActivity_Mission",
                        "CallActivity_Report",
                        "Task_StartMissionFollowUp",
                        "EndEvent_MissionReported");
        walk.closed(walk.confirmed(walk.forwarded(walk.dispatched(reference))));
        assertThat(http.get("lead", "/api/support-requests/" + reference).text())
                .contains("\"kind\":\"istFollowUp\"");
        assertThat(flow.letters(reference))
                .contains("CASE_CLOSED_AND_CONTINUES")
                .doesNotContain("CASE_CLOSED");
        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.capability(reference)).isEqualTo("DELIVERED");

        ProcessInstance followUp = flow.running(reference, IstFollowUpProcess.KEY);
        Instant debriefed = flow.now();
        for (int days : List.of(30, 90)) {
            flow.fireTimer(reference, "Event_DaysPassed");
            assertThat(flow.now()).isEqualTo(debriefed.plus(Duration.ofDays(days)));
            assertThat(followUp).isWaitingAt("Task_FollowUpMission");
            flow.work(
                    reference,
                    "ist",
                    "Task_FollowUpMission",
                    Map.of("state", "ON_TRACK", "report", "The analyst is trained."));
        }
        assertThat(followUp).isEnded().hasPassed("EndEvent_FollowedUp");
    }

    @Test
    void anIncompleteRequestGoesBackToTheNcbAndADeclineEndsWithItsReason() {
        CaseReference reference = asked();
        flow.decide(reference, "analyst", "Task_ScopeDeployment", "RETURN", "missingPoints", "Which phones?");
        flow.work(
                reference, "ncb.ken", IstPreparationProcess.COMPLETE, Map.of("supplement", "Nine phones of one maker"));
        support.assessed(reference);

        assertThatThrownBy(() -> inTransaction("ist", () -> preparation.decline(reference, "No", desk.officer("ist"))))
                .isInstanceOf(Refusal.Forbidden.class);
        flow.decide(reference, "gs", "Task_DecideDeployment", "DECLINE", "reason", "The country has a laboratory");

        assertThat(flow.capability(reference))
                .isEqualTo("REFUSED: declined by the General Secretariat: The country has a laboratory");
        assertThat(flow.passed(reference, "istDeployment")).contains("EndEvent_NotDeployed");
        assertThat(flow.open(reference)).containsExactly("Task_CloseCase");
    }

    @Test
    void theHostIsRemindedAsksForChangesAndRefuses() {
        CaseReference reference = support.drafted(support.approved(asked()), 5);
        flow.fireTimer(reference, "Task_ConsentToDeployment");
        assertThat(flow.timeline(reference)).contains("REMINDER_SENT");
        flow.decide(reference, "ncbhead.ken", "Task_ConsentToDeployment", "CHANGE", "changes", "No media at all");
        support.drafted(reference, 6);
        flow.decide(reference, "ncbhead.ken", "Task_ConsentToDeployment", "REFUSE", "reason", "The hearing is over");

        assertThat(flow.all("SELECT working_days::text FROM ist_terms WHERE reference = ? ORDER BY version", reference))
                .containsExactly("5", "6");
        assertThat(flow.capability(reference)).isEqualTo("REFUSED: host refused: The hearing is over");
        assertThat(flow.passed(reference, "istDeployment")).contains("EndEvent_NotDeployed");
    }

    @Test
    void aHostThatNeverAnswersHasNotConsented() {
        CaseReference reference = support.drafted(support.approved(asked()), 5);
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_ConsentToDeployment");
        flow.fireTimer(reference, "Timer_NoHostConsent");

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "SECOND_OFFICE", "REMIND");
        assertThat(flow.capability(reference))
                .isEqualTo("REFUSED: host did not answer in time: No reply in time; no team is deployed.");
        assertThat(flow.passed(reference, "istTerms")).contains("Task_RecordNoHostConsent");
        assertThat(flow.passed(reference, "istDeployment")).contains("EndEvent_NotDeployed");
        assertThat(flow.letters(reference)).contains("HOST_CONSENT_ASKED", "SUPPORT_ENDED_UNANSWERED");
    }

    @Test
    void whereTheHeadDoesNotAnswerAnOfficerOfTheHostsNcbMayConsentOnceTheLimitHasLapsed() {
        CaseReference reference = support.drafted(support.approved(asked()), 5);
        flow.fireTimer(reference, "Task_ConsentToDeployment");
        assertRefused(reference, "ncb.ken", "Task_ConsentToDeployment", Map.of("decision", "SIGN"), "");
        flow.fireTimer(reference, "Task_ConsentToDeployment");
        flow.decide(reference, "ncb.ken", "Task_ConsentToDeployment", "SIGN");

        assertThat(flow.open(reference)).contains(IstTermsProcess.SIGN);
        assertThat(flow.letters(reference)).contains("TERMS_TO_SIGN");
    }

    @Test
    void aRequestForATeamThatNobodyCompletesEndsWithoutADecision() {
        CaseReference reference = asked();
        flow.decide(reference, "analyst", "Task_ScopeDeployment", "RETURN", "missingPoints", "Which phones?");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, IstPreparationProcess.COMPLETE);
        flow.fireTimer(reference, "Timer_NotCompleted");

        assertThat(flow.escalations(reference)).containsExactly("REMIND", "REMIND", "GS_LIAISON");
        assertThat(flow.all(FACTS, reference)).endsWith("NOT_COMPLETED");
        assertThat(flow.capability(reference))
                .isEqualTo("REFUSED: request not completed in time: No reply in time; no team is deployed.");
        assertThat(flow.passed(reference, "istPreparation")).contains("Timer_NotCompleted", "Task_RecordNotCompleted");
        assertThat(flow.letters(reference)).contains("DEPLOYMENT_INCOMPLETE", "SUPPORT_ENDED_UNANSWERED");
    }

    @Test
    void whereTheSupportTeamHasNoMemberALeadAssessesTheDeploymentOnceTheLimitHasLapsed() {
        CaseReference reference = asked();
        Map<String, Object> answers = Map.of("decision", "COMPLETE", "scope", "Read nine phones");
        assertRefused(reference, "analyst", "Task_ScopeDeployment", answers, "nominee");
        List<String> members = administration.queryForList(
                "DELETE FROM act_id_membership WHERE group_id_ = 'ist-members' RETURNING user_id_", String.class);
        try {
            flow.work(reference, "analyst", "Task_ScopeDeployment", answers);
        } finally {
            members.forEach(
                    member -> administration.update("INSERT INTO act_id_membership VALUES (?, 'ist-members')", member));
        }

        assertThat(flow.task(reference, "Task_AssessDeployment").getAssignee()).isNull();
        flow.fireTimer(reference, "Task_AssessDeployment");
        flow.fireTimer(reference, "Task_AssessDeployment");
        flow.work(
                reference,
                "lead",
                "Task_AssessDeployment",
                Map.of("need", "HIGH", "risk", "LOW", "safety", "SAFE", "measures", "Two officers at all times"));
        assertThat(flow.open(reference)).contains("Task_DecideDeployment");
    }

    @Test
    void nobodySignsTermsThatTheyDraftedOrThatTheHostHasNotSigned() {
        CaseReference reference = support.drafted(support.approved(asked()), 5);

        assertThatThrownBy(() -> inTransaction("ist", () -> terms.signForInterpol(reference, desk.officer("ist"))))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> inTransaction("gs", () -> terms.signForInterpol(reference, desk.officer("gs"))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aRefusedOrSilentReleaseMeansThatTheTeamIsComposedAnew() {
        CaseReference reference = support.composed(support.signed(asked(), 5));
        flow.decide(reference, "ncb.fra", IstReleaseProcess.RELEASE, "REFUSE", "reason", "Needed at home");
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, IstReleaseProcess.RELEASE);
        assertThat(flow.escalations(reference)).containsExactly("REMIND", "REMIND", "NCB_HEAD");
        flow.fireTimer(reference, "Timer_NoRelease");
        support.goOn(reference, "CallActivity_Release");
        assertThat(flow.open(reference)).containsExactly("Task_ComposeTeam");
        assertThat(flow.passed(reference, "istRelease"))
                .contains("Task_RecordNoTeamRelease", "Task_RecordTeamRelease", "EndEvent_NotReleased");

        support.complete(reference);

        assertThat(flow.all(
                        "SELECT round || home || state FROM ist_member WHERE reference = ? AND home <> 'INTERPOL' ORDER BY 1",
                        reference))
                .containsExactly("1FRAREFUSED", "1KENNO_ANSWER", "2FRARELEASED", "2KENRELEASED");
    }

    @Test
    void whoReleasedAnExpertForATeamThatIsComposedWithoutThemIsTold() {
        CaseReference reference = support.composed(support.signed(asked(), 5));
        support.released(reference, "ncb.fra");
        flow.decide(reference, "ncb.ken", IstReleaseProcess.RELEASE, "REFUSE", "reason", "Needed at home");
        support.goOn(reference, "CallActivity_Release");
        Map<String, Object> other = SupportWalk.team();
        other.put("digitalForensicsCountry", "SGP");
        flow.work(reference, "lead", "Task_ComposeTeam", other);

        assertThat(flow.all(
                        "SELECT DISTINCT organisation FROM outbox_mail WHERE reference = ? AND template = 'EXPERT_STOOD_DOWN' ORDER BY 1",
                        reference))
                .containsExactly("FRA", "INTERPOL", "KEN");
        assertThat(flow.all(
                        "SELECT outcome || countries[1] FROM measure WHERE reference = ? AND outcome = 'UNDONE'",
                        reference))
                .containsExactly("UNDONEFRA");
        assertThat(asks("ncb.fra", reference)).containsExactly("CANCELLED");
        assertThat(asks("ncb.sgp", reference)).containsExactly("ASKED");

        support.released(reference, "ncb.sgp");
        flow.decide(reference, "ncb.ken", IstReleaseProcess.RELEASE, "REFUSE", "reason", "Still needed");
        support.goOn(reference, "CallActivity_Release");
        support.composed(reference);
        assertThat(asks("ncb.fra", reference)).contains("ASKED").doesNotContain("CANCELLED");
        assertThat(asks("ncb.sgp", reference)).containsExactly("CANCELLED");
    }

    private List<String> asks(String bureau, CaseReference reference) {
        return desk.as(bureau, invitations::forExperts).stream()
                .filter(asked -> asked.reference().equals(reference.value()))
                .map(Invitations.ForExpert::state)
                .toList();
    }

    @Test
    void anExpertsHomeBureauSeesItsQuestionAndNothingElseOfTheCase() {
        Officer unasked = desk.ofUnaskedBureau();
        CaseReference reference = support.composed(support.signed(asked(), 5));

        desk.as("ncb.fra", () -> {
            assertThat(invitations.forExperts()).anySatisfy(asked -> {
                assertThat(asked.reference()).isEqualTo(reference.value());
                assertThat(asked.host()).isEqualTo("KEN");
                assertThat(asked.role()).isEqualTo("DIGITAL_FORENSICS");
                assertThat(asked.startsOn()).isEqualTo("2026-10-12");
                assertThat(asked.workingDays()).isEqualTo(5);
            });
            assertThatThrownBy(() -> files.of(reference, desk.officer("ncb.fra")))
                    .isInstanceOf(Refusal.NotFound.class);
        });
        assertThat(desk.as(unasked, invitations::forExperts)).isEmpty();
    }

    @Test
    void restrictedAndUnknownCountriesAreNotAskedForExperts() {
        CaseReference reference = support.signed(
                support.asked(Map.of(
                        "capabilities", List.of("IST_DEPLOYMENT"),
                        "restrictedCountries", List.of("FRA"))),
                5);

        assertRefused(reference, "lead", "Task_ComposeTeam", SupportWalk.team(), "country");
        Map<String, Object> nowhere = new HashMap<>(SupportWalk.team());
        nowhere.put("digitalForensicsCountry", "XXX");
        assertRefused(reference, "lead", "Task_ComposeTeam", nowhere, "country");
    }

    @Test
    void noTeamLeavesWhileTheChecklistIsOpen() {
        CaseReference reference = support.complete(support.signed(asked(), 5));
        support.workAll(reference, "ist", "Task_PrepareLogistics", Map.of("preparation", "NOT_READY"));
        String task = flow.task(reference, IstTeamProcess.GO).getId();
        assertThat(tasks.getVariable(task, "readiness").toString())
                .contains("✔ {readiness.host}: {readiness.signed}", "✘ {logistics.VISAS}: {code.NOT_READY}");

        assertRefused(reference, "lead", IstTeamProcess.GO, Map.of("decision", "GO"), "visas; travel");
        flow.decide(reference, "lead", IstTeamProcess.GO, "NOT_YET");
        support.ready(reference);
        var readiness = desk.as("lead", () -> files.of(reference, desk.officer("lead")))
                .deployment()
                .readiness();
        assertThat(readiness.ready()).isTrue();
        flow.decide(reference, "lead", IstTeamProcess.GO, "NO_GO", "reason", "A storm warning");

        assertThat(flow.capability(reference)).isEqualTo("REFUSED: no-go: A storm warning");
        assertThat(flow.passed(reference, "istTeam")).contains("Event_ExpertsStoodDown");
        assertThat(flow.passed(reference, "istDeployment"))
                .contains("Task_EndTermsOfReference", "Event_TermsEnded", "EndEvent_NotDeployed");
        assertThat(flow.letters(reference)).contains("NO_DEPLOYMENT", "TERMS_ENDED");
    }

    @Test
    void theTeamReportsTheSituationEveryDay() {
        CaseReference reference = support.deployed(asked(), 5);
        for (int day = 1; day <= 2; day++) {
            Instant before = flow.now();
            flow.fireTimer(reference, "Timer_SituationReportDue");
            assertThat(flow.now()).isEqualTo(before.plus(Duration.ofDays(1)));
            flow.work(
                    reference,
                    "ist",
                    "Task_ReportSituation",
                    Map.of("situation", "AS_PLANNED", "report", "Three phones read"));
        }

        assertThat(flow.all(FACTS, reference)).endsWith("DEPLOYED", "SITUATION_REPORTED", "SITUATION_REPORTED");
        assertThat(flow.passed(reference, "istMission")).contains("EndEvent_SituationReported");
        support.missionDone(reference);
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
    }

    @Test
    void aMissionIsExtendedToTwentyWorkingDaysWhichMovesItsLastDayAndIsAnnounced() {
        CaseReference reference = support.deployed(asked(), 18);
        Instant before = flow.timerDue(reference, "Timer_MissionTimeOver");
        assertThatThrownBy(() -> extend(reference, 3, "lead"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("at most 2 more");
        extend(reference, 1, "ncbhead.ken");
        extend(reference, 1, "lead");

        assertThat(flow.all("SELECT sum(days)::text FROM ist_fact WHERE reference = ?", reference))
                .containsExactly("20");
        // From Tuesday to the end of Thursday, in Nairobi.
        assertThat(before).isEqualTo("2026-11-05T21:00:00Z");
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-11-09T21:00:00Z");
        assertThat(flow.passed(reference, "istMission"))
                .contains(
                        "StartEvent_MissionExtended",
                        "Task_MoveLastDay",
                        "Task_AnnounceExtension",
                        "EndEvent_ExtensionAnnounced");
        assertThat(flow.open(reference)).contains("Task_LeadMission");
        flow.fireTimer(reference, "Timer_MissionTimeOver");
        assertThat(flow.all(FACTS, reference)).endsWith("TIME_OVER");
    }

    @Test
    void aTeamWaitsForTheFirstDayOfTheSignedTerms() {
        CaseReference reference = support.cleared(asked(), 1);

        assertThat(flow.open(reference)).isEmpty();
        assertThat(flow.all(FACTS, reference)).endsWith("GO");
        assertThat(flow.letters(reference)).contains("TEAM_DEPLOYED");
        // Monday, 12 October, by the clocks of Nairobi.
        assertThat(flow.timerDue(reference, "Timer_FirstDay")).isEqualTo("2026-10-11T21:00:00Z");
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-12T21:00:00Z");
        var mission = desk.as("lead", () -> files.of(reference, desk.officer("lead")))
                .deployment()
                .mission();
        assertThat(mission.startedAt()).isNull();
        assertThat(mission.firstDay()).isEqualTo(mission.lastDay()).isEqualTo("2026-10-12");
        extend(reference, 1, "lead");
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-13T21:00:00Z");

        support.arrived(reference);
        assertThat(flow.open(reference)).containsExactly("Task_LeadMission");
        assertThat(flow.timerDue(reference, "Timer_SituationReportDue"))
                .isEqualTo(flow.now().plus(Duration.ofDays(1)));
        flow.fireTimer(reference, "Timer_MissionTimeOver");
        assertThat(flow.now()).isEqualTo("2026-10-13T21:00:00Z");
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
    }

    @ParameterizedTest
    @CsvSource({"ncbhead.ken, CONSENT_WITHDRAWN, host withdrew its consent", "lead, WITHDRAWN, team withdrawn early"})
    void aTeamThatWaitsForItsFirstDayIsWithdrawnWithoutAReport(String by, String fact, String words) {
        CaseReference reference = support.cleared(asked(), 5);
        end(reference, by);

        assertThat(flow.all(FACTS, reference)).endsWith(fact).doesNotContain("DEPLOYED");
        assertThat(flow.passed(reference, "istMission")).contains("Task_RecallTeam", "Gateway_WasDeployed");
        assertThat(flow.passed(reference, "istDeployment")).contains("Event_TermsEnded", "EndEvent_NotDeployed");
        assertThat(flow.letters(reference)).contains("TERMS_ENDED", "EXPERT_STOOD_DOWN");
        assertThat(flow.capability(reference)).isEqualTo("REFUSED: " + words + ": The hearing was moved");
        assertThat(flow.open(reference)).containsExactly("Task_CloseCase");
    }

    @Test
    void termsWhoseLastDayIsOverAreChangedAndSignedAnewBeforeATeamGoes() {
        CaseReference reference = support.ready(support.complete(support.signed(asked(), 1)));
        flow.setClock(Instant.parse("2026-10-12T21:00:00Z"));
        assertRefused(reference, "lead", IstTeamProcess.GO, Map.of("decision", "GO"), "last day of the terms");
        flow.decide(reference, "lead", IstTeamProcess.GO, "CHANGE_TERMS", "reason", "The visas came late");

        assertThat(flow.passed(reference, "istTeam")).contains("Task_StandExpertsDown", "EndEvent_TermsToChange");
        assertThat(flow.letters(reference)).contains("TERMS_ENDED", "EXPERT_STOOD_DOWN");
        support.drafted(reference, 2);
        assertThatThrownBy(() -> inTransaction("gs", () -> terms.signForInterpol(reference, desk.officer("gs"))))
                .hasMessage("The host has not signed.");
        flow.decide(reference, "ncbhead.ken", "Task_ConsentToDeployment", "SIGN");
        flow.decide(reference, "gs", IstTermsProcess.SIGN, "SIGN");
        support.complete(reference);
        flow.decide(reference, "lead", IstTeamProcess.GO, "GO");
        support.arrived(reference);

        assertThat(flow.all(
                        "SELECT kind || ' ' || outcome FROM measure WHERE reference = ? AND kind = 'TERMS'", reference))
                .containsExactlyInAnyOrder("TERMS UNDONE", "TERMS DONE");
        support.reported(support.missionDone(reference));
        withdraw(reference);
        assertThat(flow.letters(reference)).filteredOn("TERMS_ENDED"::equals).hasSize(2);
    }

    @Test
    void aTeamWhoseFirstDayIsPastAtTheGoStartsAtOnceAndLeavesOnTheLastDayOfTheTerms() {
        CaseReference reference = support.ready(support.complete(support.signed(asked(), 3)));
        flow.setClock(Instant.parse("2026-10-13T10:00:00Z"));
        flow.decide(reference, "lead", IstTeamProcess.GO, "GO");

        assertThat(flow.timerDue(reference, "Timer_FirstDay")).isBefore(flow.now());
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-14T21:00:00Z");
    }

    @Test
    void aHostThatWithdrawsItsConsentEndsTheMissionWithTheReportStillOwed() {
        CaseReference reference = support.deployed(asked(), 5);
        flow.fireTimer(reference, "Timer_SituationReportDue");

        end(reference, "ncbhead.ken");

        assertThat(flow.all(FACTS, reference)).endsWith("CONSENT_WITHDRAWN");
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
        assertThat(flow.passed(reference, "istMission"))
                .contains("Event_ConsentWithdrawn", "Task_RecallTeam", "EndEvent_TeamRecalled");
        assertThatThrownBy(() -> end(reference, "lead")).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> extend(reference, 1, "lead")).isInstanceOf(Refusal.Conflict.class);
        support.debriefed(support.reported(reference), "DONE");
        assertThat(flow.open(reference)).containsExactly(DeliveryProcess.DISPATCH);
    }

    @Test
    void interpolCanWithdrawItsTeam() {
        CaseReference reference = support.deployed(asked(), 5);

        end(reference, "lead");

        assertThat(flow.all(FACTS, reference)).endsWith("WITHDRAWN");
        assertThat(flow.passed(reference, "istMission")).contains("Event_TeamWithdrawn");
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
    }

    @Test
    void aMissionIsOverAtTheEndOfTheLastWorkingDayOfTheHostWhateverHappens() {
        CaseReference reference = support.deployed(asked(), 20);

        // From Monday, 12 October, over four weekends of the host and its public holiday of 20 October.
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-11-09T21:00:00Z");
        flow.fireTimer(reference, "Timer_MissionTimeOver");

        assertThat(flow.all(FACTS, reference)).endsWith("TIME_OVER");
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
    }

    @Test
    void aReportIsReworkedUntilASecondPersonApprovesAndEveryRecommendationIsOwned() {
        CaseReference reference = support.missionDone(support.deployed(asked(), 5));
        flow.work(
                reference,
                "ist",
                "Task_HoldExitBriefing",
                Map.of("briefing", "Read to the agency", "evidenceInHostCustody", true));
        support.written(reference);
        flow.decide(reference, "lead", "Task_ReviewMissionReport", "REWORK", "note", "Say which phones");
        support.written(reference);
        flow.decide(reference, "lead", "Task_ReviewMissionReport", "APPROVE");
        support.debriefed(reference, "NEXT");
        support.debriefed(reference, "DONE");

        assertThat(flow.all("SELECT version::text FROM product WHERE reference = ? ORDER BY version", reference))
                .containsExactly("1", "2");
        assertThat(flow.all("SELECT owner FROM ist_recommendation WHERE reference = ?", reference))
                .containsExactly("NCB KEN", "NCB KEN");
        assertThat(flow.all("SELECT status FROM delivery WHERE reference = ?", reference))
                .containsExactly("PREPARED");
    }

    @Test
    void aWithdrawalEndsTheMissionAndTheFollowUp() {
        CaseReference deployed = support.composed(support.signed(asked(), 5));
        withdraw(deployed);
        assertThat(flow.instances(deployed)).isEmpty();

        CaseReference followed =
                support.debriefed(support.reported(support.missionDone(support.deployed(asked(), 5))), "DONE");
        ProcessInstance followUp = flow.running(followed, IstFollowUpProcess.KEY);
        withdraw(followed);
        assertThat(followUp).isEnded().hasPassed("EndEvent_Withdrawn");
        assertThat(flow.instances(followed)).isEmpty();
    }

    private void withdraw(CaseReference reference) {
        desk.as("ncbhead.ken", () -> withdraw.withdraw(reference, "Settled", desk.officer("ncbhead.ken")));
    }

    private void extend(CaseReference reference, int days, String user) {
        desk.as(user, () -> change.extend(reference, days, "More phones", desk.officer(user)));
    }

    private void end(CaseReference reference, String user) {
        desk.as(user, () -> change.endEarly(reference, "The hearing was moved", desk.officer(user)));
    }

    private void assertRefused(
            CaseReference reference, String user, String task, Map<String, Object> answers, String words) {
        assertThatThrownBy(() -> flow.work(reference, user, task, answers)).hasMessageContaining(words);
    }
}
