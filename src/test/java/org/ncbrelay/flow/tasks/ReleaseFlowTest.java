package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.tasks.ChangeAssignment.Action;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A task that was claimed does not wait for whoever claimed it: a head or lead releases it, and so does the loss of a right. */
class ReleaseFlowTest extends FlowTestCase {
    @Autowired
    private ChangeAssignment change;

    @Autowired
    private ReviewAssignments assignments;

    private String clerk;
    private String head;
    private CaseReference reference;
    private Task task;

    @BeforeEach
    void aClerkHasClaimedATask() {
        clerk = bureau.employs("clerk", "KEN", "ncb-officers");
        head = bureau.employs("head", "KEN", "ncb-heads");
        reference = flow.submit("agency.ken");
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        desk.as(clerk, () -> tasks.claim(task.getId(), clerk));
    }

    @Test
    void aHeadReleasesItWithAReasonAndAnybodyOfTheOfficeGoesOn() {
        assertThatThrownBy(() -> desk.as(head, () -> tasks.claim(task.getId(), head)))
                .hasMessageContaining("already claimed");

        release(head, "The clerk has left the service");

        assertThat(assignee(task)).isNull();
        assertThat(flow.all(
                        "SELECT actor || ' → ' || addressee || ': ' || note FROM timeline_event WHERE reference = ? AND kind = 'TASK_RELEASED'",
                        reference))
                .containsExactly(head + " → " + clerk + ": The clerk has left the service");
        assertThat(letters()).containsExactly(clerk + "@relay.example");
        assertThat(acts(head)).contains("TASK_RELEASED");
        flow.decide(reference, head, AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    @Test
    void aLeadReleasesWhatSomebodyOfInterpolHasClaimed() {
        CaseReference other = walk.toTriage(flow.submit("agency.ken"));
        Task assess = flow.task(other, "Task_AssessRequest");
        desk.as("analyst", () -> tasks.claim(assess.getId(), "analyst"));

        assertThatThrownBy(() -> change(assess, "gs", "On leave")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> change(assess, head, "Ours")).isInstanceOf(Refusal.NotFound.class);
        change(assess, "lead2", "On leave");

        flow.work(other, "analyst2", "Task_AssessRequest", Map.of("assessment", "VALID", "priority", "URGENT"));
    }

    @Test
    void nobodyElseReleasesItAndNobodyWithoutAReason() {
        assertThatThrownBy(() -> release("ncbhead.fra", "Ours")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> release("lead", "Ours")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> release("ncb.ken", "I want it")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> release(clerk, "Mine")).isInstanceOf(Refusal.Forbidden.class);
        for (String none : new String[] {null, "", "  ", "x".repeat(2001)})
            assertThatThrownBy(() -> release(head, none)).isInstanceOf(Refusal.Invalid.class);

        assertThat(assignee(task)).isEqualTo(clerk);
        assertThat(flow.timeline(reference)).doesNotContain("TASK_RELEASED");
        assertThat(letters()).isEmpty();
    }

    @Test
    void whatNobodyHasClaimedIsNotReleased() {
        release(head, "On leave");

        assertThatThrownBy(() -> release(head, "Again")).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() ->
                        desk.as(head, () -> change.change("no-such-task", Action.RELEASE, "Why", desk.officer(head))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void ofTwoAtOnceOneReleasesIt() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<Boolean> attempt = () -> {
            try {
                release(head, "On leave");
                return true;
            } catch (Refusal.Conflict lost) {
                return false;
            }
        };
        List<Future<Boolean>> answers = two.invokeAll(List.of(attempt, attempt));
        two.shutdown();

        assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void whoLosesTheRoleLosesTheClaim() {
        identity.deleteMembership(clerk, "ncb-officers");

        assertReleasedByTheRelay();
        assertThat(letters()).containsExactly(clerk + "@relay.example");
    }

    @Test
    void whoHasAnotherRoleForItKeepsTheClaim() {
        identity.createMembership(clerk, "ncb-heads");
        identity.deleteMembership(clerk, "ncb-officers");
        assignments.review();

        assertThat(assignee(task)).isEqualTo(clerk);
    }

    @Test
    void whoLosesTheOrganisationLosesTheClaimAndTheOfficeIsInformed() {
        identity.deleteTenantUserMembership("KEN", clerk);

        assertReleasedByTheRelay();
        assertThat(letters()).hasSize(1).doesNotContain(clerk + "@relay.example");
    }

    @Test
    void whoLosesTheAccountLosesTheClaim() {
        identity.deleteUser(clerk);

        assertReleasedByTheRelay();
        assertThat(letters()).hasSize(1).doesNotContain(clerk + "@relay.example");
        flow.decide(reference, head, AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    @Test
    void whoseAccountIsClosedLosesTheClaimAndDecidesNothing(
            @Autowired ProposeChange proposals, @Autowired Colleagues colleagues) {
        assertThat(colleagues.of(new OrganisationCode("KEN")))
                .extracting(Colleague::userId)
                .contains(clerk);

        proposals.propose(Proposal.of(ChangeKind.CLOSE_ACCOUNT, clerk, null), "operator");

        assertReleasedByTheRelay();
        assertThat(letters()).hasSize(1).doesNotContain(clerk + "@relay.example");
        assertThat(colleagues.of(new OrganisationCode("KEN")))
                .extracting(Colleague::userId)
                .doesNotContain(clerk);
        assertThat(administration.queryForList(
                        "SELECT user_id FROM relay_deciders('KEN', 'KEN', '{ncb-officers}', now())", String.class))
                .contains("ncb.ken")
                .doesNotContain(clerk);
    }

    /** Two at the same moment: the claim is committed after the review of the closing. */
    @Test
    void aClaimThatMeetsTheClosingIsFoundByTheNextReview() {
        administration.update("INSERT INTO closed_account VALUES (?)", clerk);
        assertThat(assignee(task)).isEqualTo(clerk);

        assignments.review();

        assertReleasedByTheRelay();
    }

    @Test
    void whatChangedByAnyOtherWayIsFoundByTheNextReview() {
        administration.update("DELETE FROM act_id_membership WHERE user_id_ = ?", clerk);
        assertThat(assignee(task)).isEqualTo(clerk);

        assignments.review();
        assignments.review();

        assertReleasedByTheRelay();
    }

    @Test
    void whoServesAnotherCountryNowHasLostTheClaim() {
        administration.update("UPDATE officer_profile SET organisation = 'FRA' WHERE user_id = ?", clerk);

        assignments.review();

        assertReleasedByTheRelay();
        assertThat(letters()).hasSize(1).doesNotContain(clerk + "@relay.example");
    }

    @Test
    void whoLeavesAnAgencyLeavesItsTasks() {
        String officer = bureau.employs("officer", "KEN", "agency-officers", "KEN-WCIU");
        administration.update("UPDATE officer_profile SET agency_code = 'KEN-WCIU' WHERE user_id = ?", officer);
        CaseReference returned = walk.returned(flow.submit("agency.ken"));
        Task correct = flow.task(returned, AcknowledgmentProcess.CORRECT);
        desk.as(officer, () -> tasks.claim(correct.getId(), officer));

        identity.deleteMembership(officer, "KEN-WCIU");

        assertThat(assignee(correct)).isNull();
        flow.work(returned, "agency.ken", AcknowledgmentProcess.CORRECT, Map.of("correction", "Named now"));
    }

    private void assertReleasedByTheRelay() {
        assertThat(assignee(task)).isNull();
        assertThat(flow.all(
                        "SELECT actor || ' → ' || addressee FROM timeline_event WHERE reference = ? AND kind = 'TASK_RELEASED'",
                        reference))
                .containsExactly("relay → " + clerk);
    }

    private void release(String user, String reason) {
        change(task, user, reason);
    }

    private void change(Task released, String user, String reason) {
        desk.as(user, () -> change.change(released.getId(), Action.RELEASE, reason, desk.officer(user)));
    }

    private List<String> letters() {
        return flow.all(
                "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'TASK_RELEASED'", reference);
    }
}
