package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.outputs.ExportCase;
import org.ncbrelay.flow.outputs.ExportLists;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.flow.tasks.ChangeAssignment.Action;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** The four-eyes principle in an office of which nobody else is left: a warning first, then the next office with a reason, and only while it is so. */
class SmallOfficeFlowTest extends FlowTestCase {
    private static final Map<String, Object> ACKNOWLEDGE = Map.of("decision", "ACKNOWLEDGE");
    private static final Map<String, Object> ASSESSED = Map.of("assessment", "VALID", "priority", "URGENT");
    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE", "plan", "AS_REQUESTED");

    @Autowired
    private ChangeAssignment change;

    @Autowired
    private ReviewAssignments assignments;

    @Autowired
    private PlanAbsences absences;

    @Autowired
    private ExportCase export;

    private String solo;
    private Absence absence;

    @BeforeEach
    void oneOfficer() {
        solo = bureau.employs("solo", "MLI", "ncb-officers");
    }

    @AfterEach
    void leave() {
        if (absence != null)
            desk.as(absence.absent(), () -> absences.end(absence.id(), desk.officer(absence.absent())));
    }

    @Test
    void aBureauOfOnePersonIsServedByTheDutyOfficerOfTheGeneralSecretariat(@Autowired ExportLists lists) {
        CaseReference reference = flow.submit(solo);
        Task task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(task.getTenantId()).isEqualTo("INTERPOL");
        assertThat(flow.timeline(reference)).contains("DECISION_REFERRED");
        assertThat(letters(reference)).contains("DECISION_REFERRED INTERPOL");

        // Neither without a reason, nor by anybody else.
        conflict("gs", () -> tasks.claim(task.getId(), "gs"), "Accept it with a reason");
        conflict("gs", () -> forms.submitTaskForm(task.getId(), ACKNOWLEDGE), "Accept it with a reason");
        conflict("gs", () -> change.change(task.getId(), Action.CLAIM, null, desk.officer("gs")), "Accept it");
        assertThatThrownBy(() -> act("gs", task, Action.ACCEPT, " ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> act("analyst", task, Action.ACCEPT, "I can")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> act("ncbhead.fra", task, Action.ACCEPT, "I can"))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> act(solo, task, Action.ACCEPT, "I can")).isInstanceOf(Refusal.NotFound.class);

        act("gs", task, Action.ACCEPT, "The bureau has one officer, who wrote the request");
        Inbox.Selection waiting = new Inbox.Selection(Inbox.Whose.WAITING, false, false, null, null, Inbox.Order.DUE);
        assertThat(desk.as(solo, () -> lists.tasks(waiting, desk.officer(solo))).rows())
                .as("the list of who waits names no login of another organisation")
                .filteredOn(row -> row.contains(reference.value()))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("INTERPOL").doesNotContain("gs"));
        desk.as("gs", () -> forms.submitTaskForm(task.getId(), ACKNOWLEDGE));
        assertThat(flow.one("SELECT decided_by FROM acknowledgment WHERE reference = ?", reference))
                .isEqualTo("gs");
        assertThat(flow.all(
                        "SELECT actor || ': ' || note FROM timeline_event WHERE reference = ? AND kind = 'REFERRAL_ACCEPTED'",
                        reference))
                .containsExactly("gs: The bureau has one officer, who wrote the request");
        assertThat(letters(reference)).contains("REFERRAL_ACCEPTED MLI");

        Task contact = flow.task(reference, AuthorizationProcess.DECIDE);
        act("gs", contact, Action.ACCEPT, "The same");
        desk.as("gs", () -> forms.submitTaskForm(contact.getId(), Map.of("decision", "GRANT")));
        assertThat(flow.timeline(reference)).contains("DIRECT_CONTACT_GRANTED");
        assertThat(flow.one(
                        "SELECT recorded_by FROM authorization_fact WHERE reference = ? AND kind = 'GRANTED'",
                        reference))
                .isEqualTo("gs");
        assertThat(dossier(reference, "gs")).containsPattern("\\bgs\\b");
        assertThat(dossier(reference, solo))
                .as("a document of a country names no login of another organisation")
                .contains(solo)
                .doesNotContainPattern("\\bgs\\b");
    }

    private String dossier(CaseReference reference, String reader) {
        return desk.as(reader, () -> export.dossier(reference, "TEXT", desk.officer(reader), Locale.ENGLISH))
                .text();
    }

    @Test
    void asSoonAsSomebodyIsThereTheDecisionIsTheirs() {
        CaseReference reference = flow.submit(solo);
        Task task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        act("gs", task, Action.ACCEPT, "Nobody is there");

        String colleague = bureau.employs("colleague", "MLI", "ncb-heads");
        conflict("gs", () -> forms.submitTaskForm(task.getId(), ACKNOWLEDGE), "is there again");

        flow.advance(Duration.ofDays(30));
        assignments.review();
        assertThat(flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE).getTenantId())
                .isEqualTo("MLI");
        assertThat(flow.timeline(reference)).endsWith("TASK_RELEASED", "REFERRAL_ENDED");
        assertThat(dossier(reference, solo)).doesNotContainPattern("\\bgs\\b");
        assertThatThrownBy(() -> desk.as("gs", () -> tasks.claim(task.getId(), "gs")))
                .hasMessageContaining("no such record");
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .as("though it is overdue: the diagram names no second office")
                .extracting(IdentityLink::getGroupId)
                .doesNotContain("gs-officers");
        flow.work(reference, colleague, AcknowledgmentProcess.ACKNOWLEDGE, ACKNOWLEDGE);
    }

    @Test
    void anAbsenceRefersAndItsEndGivesBack() {
        String colleague = bureau.employs("colleague", "MLI", "ncb-officers");
        goesAway(colleague, solo, 1, 2);
        CaseReference reference = flow.submit(solo);
        assertThat(flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE).getTenantId())
                .isEqualTo("MLI");
        desk.as(colleague, () -> tasks.claim(flow.taskId(reference, AcknowledgmentProcess.ACKNOWLEDGE), colleague));

        flow.advance(Duration.ofDays(1));
        assignments.review();
        Task task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(task.getTenantId()).isEqualTo("INTERPOL");
        assertThat(task.getAssignee()).isNull();
        assertThat(flow.timeline(reference)).endsWith("TASK_RELEASED", "DECISION_REFERRED");

        flow.advance(Duration.ofDays(2));
        assignments.review();
        assignments.review();
        assertThat(flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE).getTenantId())
                .isEqualTo("MLI");
        assertThat(flow.timeline(reference).stream()
                        .filter("REFERRAL_ENDED"::equals)
                        .count())
                .isOne();
        absence = null;
    }

    @Test
    void theOnlyLeadOnDutyIsWarnedAndThenTheDutyOfficerDecides(@Autowired ReadTask read) {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        goesAway("lead2", "lead", 0, 2);
        Task assess = flow.task(reference, "Task_AssessRequest");

        conflict("lead", () -> tasks.claim(assess.getId(), "lead"), "nobody is left for \"Decide support\"");
        conflict("lead", () -> tasks.setAssignee(assess.getId(), "lead"), "claim it anyway");
        conflict("lead", () -> forms.submitTaskForm(assess.getId(), ASSESSED), "claim it anyway");
        conflict("lead", () -> tasks.complete(assess.getId(), ASSESSED), "claim it anyway");
        assertThat(desk.as("lead", () -> read.read(assess.getId(), desk.officer("lead")))
                        .leavesNobodyFor()
                        .name())
                .isEqualTo("Decide support");
        assertThat(desk.as("analyst", () -> read.read(assess.getId(), desk.officer("analyst")))
                        .leavesNobodyFor())
                .isNull();

        act("lead", assess, Action.CLAIM, null);
        desk.as("lead", () -> forms.submitTaskForm(assess.getId(), ASSESSED));
        Task decide = flow.task(reference, "Task_DecideSupport");
        assertThat(flow.timeline(reference)).endsWith("REQUEST_ASSESSED", "DECISION_REFERRED");

        // The author does not decide after all.
        assertThatThrownBy(() -> act("lead", decide, Action.CLAIM, null)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> act("lead", decide, Action.ACCEPT, "I wrote it"))
                .isInstanceOf(Refusal.Forbidden.class);

        act("gs", decide, Action.ACCEPT, "The other lead is on leave");
        desk.as("gs", () -> forms.submitTaskForm(decide.getId(), APPROVE));
        assertThat(flow.timeline(reference)).contains("REFERRAL_ACCEPTED", "SUPPORT_APPROVED");
    }

    @Test
    void intelligenceOfTheOnlyLeadOnDutyIsReleasedByTheDutyOfficer() {
        goesAway("lead2", "lead", 0, 2);
        CaseReference reference = intelligence.register("lead", body -> {});
        Task release = flow.task(reference, "Task_ReleaseIntelligence");

        assertThatThrownBy(() -> desk.as("lead", () -> tasks.claim(release.getId(), "lead")))
                .hasMessageContaining("own work");
        conflict("gs", () -> tasks.claim(release.getId(), "gs"), "Accept it with a reason");
        act("gs", release, Action.ACCEPT, "The other lead is on leave");
        desk.as("gs", () -> forms.submitTaskForm(release.getId(), Map.of("decision", "RELEASE")));

        assertThat(intelligence.events(reference)).contains("DECISION_REFERRED", "REFERRAL_ACCEPTED", "RELEASED");
        assertThat(letters(reference)).contains("DECISION_REFERRED INTERPOL", "REFERRAL_ACCEPTED INTERPOL");
    }

    private void goesAway(String user, String substitute, int fromDays, int untilDays) {
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        Absence.Plan plan =
                new Absence.Plan(substitute, today.plusDays(fromDays), today.plusDays(untilDays), ZoneOffset.UTC);
        absence = desk.as(user, () -> absences.nameSubstitute(desk.officer(user), plan));
    }

    private void act(String user, Task task, Action action, String reason) {
        desk.as(user, () -> change.change(task.getId(), action, reason, desk.officer(user)));
    }

    private void conflict(String user, Runnable work, String why) {
        assertThatThrownBy(() -> desk.as(user, work))
                .satisfies(refused -> assertThat(refused instanceof EngineRefusal engine ? engine.refusal() : refused)
                        .isInstanceOf(Refusal.Conflict.class)
                        .hasMessageContaining(why));
    }

    private List<String> letters(CaseReference reference) {
        return flow.all("SELECT template || ' ' || organisation FROM outbox_mail WHERE reference = ?", reference);
    }
}
