package org.ncbrelay.flow.support.istdeployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;

class IstDeploymentFlowTest extends FlowTestCase {
    private static final String FACTS = "SELECT kind FROM ist_fact WHERE reference = ? ORDER BY id";

    @Autowired
    ChangeMission change;

    @Autowired
    IstTermsStep terms;

    @Autowired
    WithdrawRequest withdraw;

    @Autowired
    CaseFiles files;

    @Autowired
    Invitations invitations;

    private CaseReference asked() {
        return mission.asked("IST_DEPLOYMENT");
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
    void onlyTheGeneralSecretariatDeclinesADeployment(@Autowired IstPreparationStep preparation) {
        CaseReference reference = mission.assessed(asked());

        assertThatThrownBy(() -> inTransaction("ist", () -> preparation.decline(reference, "No", desk.officer("ist"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void nobodySignsTermsThatTheyDraftedOrThatTheHostHasNotSigned() {
        CaseReference reference = mission.drafted(mission.approved(asked()), 5);

        assertThatThrownBy(() -> inTransaction("ist", () -> terms.signForInterpol(reference, desk.officer("ist"))))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> inTransaction("gs", () -> terms.signForInterpol(reference, desk.officer("gs"))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whoReleasedAnExpertForATeamThatIsComposedWithoutThemIsTold() {
        CaseReference reference = mission.composed(mission.signed(asked(), 5));
        mission.released(reference, "ncb.fra");
        flow.decide(reference, "ncb.ken", IstReleaseProcess.RELEASE, "REFUSE", "reason", "Needed at home");
        mission.goOn(reference, "CallActivity_Release");
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

        mission.released(reference, "ncb.sgp");
        flow.decide(reference, "ncb.ken", IstReleaseProcess.RELEASE, "REFUSE", "reason", "Still needed");
        mission.goOn(reference, "CallActivity_Release");
        mission.composed(reference);
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
        CaseReference reference = mission.composed(mission.signed(asked(), 5));

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
    void aMissionIsExtendedToTwentyWorkingDaysWhichMovesItsLastDayAndIsAnnounced() {
        CaseReference reference = mission.deployed(asked(), 18);
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
        CaseReference reference = mission.cleared(asked(), 1);

        assertThat(flow.open(reference)).isEmpty();
        assertThat(flow.all(FACTS, reference)).endsWith("GO");
        assertThat(flow.letters(reference)).contains("TEAM_DEPLOYED");
        // Monday, 12 October, by the clocks of Nairobi.
        assertThat(flow.timerDue(reference, "Timer_FirstDay")).isEqualTo("2026-10-11T21:00:00Z");
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-12T21:00:00Z");
        var days = desk.as("lead", () -> files.of(reference, desk.officer("lead")))
                .support()
                .deployment()
                .mission();
        assertThat(days.startedAt()).isNull();
        assertThat(days.firstDay()).isEqualTo(days.lastDay()).isEqualTo("2026-10-12");
        extend(reference, 1, "lead");
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-13T21:00:00Z");

        mission.arrived(reference);
        assertThat(flow.open(reference)).containsExactly("Task_LeadMission");
        assertThat(flow.timerDue(reference, "Timer_SituationReportDue"))
                .isEqualTo(flow.now().plus(Duration.ofDays(1)));
        flow.fireTimer(reference, "Timer_MissionTimeOver");
        assertThat(flow.now()).isEqualTo("2026-10-13T21:00:00Z");
        assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
    }

    @Test
    void termsWhoseLastDayIsOverAreChangedAndSignedAnewBeforeATeamGoes() {
        CaseReference reference = mission.ready(mission.complete(mission.signed(asked(), 1)));
        flow.setClock(Instant.parse("2026-10-12T21:00:00Z"));
        assertRefused(reference, "lead", IstTeamProcess.GO, Map.of("decision", "GO"), "last day of the terms");
        flow.decide(reference, "lead", IstTeamProcess.GO, "CHANGE_TERMS", "reason", "The visas came late");

        assertThat(flow.passed(reference, "istTeam")).contains("Task_StandExpertsDown", "EndEvent_TermsToChange");
        assertThat(flow.letters(reference)).contains("TERMS_ENDED", "EXPERT_STOOD_DOWN");
        mission.drafted(reference, 2);
        assertThatThrownBy(() -> inTransaction("gs", () -> terms.signForInterpol(reference, desk.officer("gs"))))
                .hasMessage("The host has not signed.");
        flow.decide(reference, "ncbhead.ken", "Task_ConsentToDeployment", "SIGN");
        flow.decide(reference, "gs", IstTermsProcess.SIGN, "SIGN");
        mission.complete(reference);
        flow.decide(reference, "lead", IstTeamProcess.GO, "GO");
        mission.arrived(reference);

        assertThat(flow.all(
                        "SELECT kind || ' ' || outcome FROM measure WHERE reference = ? AND kind = 'TERMS'", reference))
                .containsExactlyInAnyOrder("TERMS UNDONE", "TERMS DONE");
        mission.reported(mission.missionDone(reference));
        withdraw(reference);
        assertThat(flow.letters(reference)).filteredOn("TERMS_ENDED"::equals).hasSize(2);
    }

    @Test
    void aTeamWhoseFirstDayIsPastAtTheGoStartsAtOnceAndLeavesOnTheLastDayOfTheTerms() {
        CaseReference reference = mission.ready(mission.complete(mission.signed(asked(), 3)));
        flow.setClock(Instant.parse("2026-10-13T10:00:00Z"));
        flow.decide(reference, "lead", IstTeamProcess.GO, "GO");

        assertThat(flow.timerDue(reference, "Timer_FirstDay")).isBefore(flow.now());
        assertThat(flow.timerDue(reference, "Timer_MissionTimeOver")).isEqualTo("2026-10-14T21:00:00Z");
    }

    private void withdraw(CaseReference reference) {
        desk.as("ncbhead.ken", () -> withdraw.withdraw(reference, "Settled", desk.officer("ncbhead.ken")));
    }

    private void extend(CaseReference reference, int days, String user) {
        desk.as(user, () -> change.extend(reference, days, "More phones", desk.officer(user)));
    }

    private void assertRefused(
            CaseReference reference, String user, String task, Map<String, Object> answers, String words) {
        assertThatThrownBy(() -> flow.work(reference, user, task, answers)).hasMessageContaining(words);
    }
}
