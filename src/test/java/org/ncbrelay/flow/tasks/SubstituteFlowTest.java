package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk of the bureau is away, and the deputy stands in: on what the clerk has claimed, in the deputy's own name, while it lasts. */
class SubstituteFlowTest extends FlowTestCase {
    private static final Map<String, Object> ACKNOWLEDGE = Map.of("decision", "ACKNOWLEDGE");

    @Autowired
    private PlanAbsences absences;

    @Autowired
    private OpenTasks openTasks;

    @Autowired
    private FilterService filters;

    private String clerk;
    private String deputy;
    private String third;

    @BeforeEach
    void threeOfficersOfOneBureau() {
        clerk = bureau.employs("clerk", "KEN", "ncb-officers");
        deputy = bureau.employs("deputy", "KEN", "ncb-officers");
        third = bureau.employs("third", "KEN", "ncb-officers");
    }

    @Test
    void aTaskOfBeforeIsOfferedFromTheFirstDayToTheLast() {
        Task task = claimed(flow.submit("agency.ken"));
        away(1, 2);

        refused(deputy, task, Refusal.Conflict.class);
        assertThat(offered(deputy)).isEmpty();

        flow.advance(Duration.ofDays(1));
        assertThat(offered(deputy)).containsExactly(task.getId());
        assertThat(onDesk(deputy)).containsExactly(task.getId());
        refused(third, task, Refusal.Conflict.class);
        assertThat(offered(third)).isEmpty();
        assertThat(onDesk(third)).isEmpty();

        flow.advance(Duration.ofDays(2));
        assertThat(offered(deputy)).isEmpty();
        assertThat(onDesk(deputy)).isEmpty();
        refused(deputy, task, Refusal.Conflict.class);
    }

    @Test
    void theSubstituteCompletesInTheOwnNameAndTheAuditRecordsIt() {
        CaseReference reference = flow.submit("agency.ken");
        Task task = claimed(reference);
        away(0, 2);

        desk.as(deputy, () -> forms.submitTaskForm(task.getId(), ACKNOWLEDGE));

        assertThat(flow.one("SELECT decided_by FROM acknowledgment WHERE reference = ?", reference))
                .isEqualTo(deputy);
        assertThat(acts(deputy)).contains("TASK_TAKEN_FOR_ABSENT");
        assertThat(acts(clerk)).contains("SUBSTITUTE_NAMED").doesNotContain("TASK_TAKEN_FOR_ABSENT");
        assertThat(flow.one("SELECT taken_by FROM stand_in WHERE reference = ?", reference))
                .isEqualTo(deputy);
    }

    @Test
    void aTaskThatIsClaimedMeanwhileIsOfferedTooAndCanBeClaimedOrGivenBack() {
        away(0, 2);
        Task task = claimed(flow.submit("agency.ken"));

        desk.as(deputy, () -> tasks.claim(task.getId(), deputy));
        assertThat(assignee(task)).isEqualTo(deputy);
        refused(clerk, task, Refusal.Conflict.class);
        assertThat(offered(deputy)).isEmpty();

        Task other = claimed(flow.submit("agency.ken"));
        desk.as(deputy, () -> tasks.setAssignee(other.getId(), null));
        assertThat(assignee(other)).isNull();
    }

    @Test
    void theOfficerWhoIsBackEarlyHasTheTasksAlone() {
        Task task = claimed(flow.submit("agency.ken"));
        Absence absence = away(0, 9);
        assertThat(offered(deputy)).containsExactly(task.getId());

        assertThatThrownBy(() -> end(absence, deputy)).isInstanceOf(Refusal.NotFound.class);
        end(absence, clerk);
        assertThatThrownBy(() -> end(absence, clerk)).isInstanceOf(Refusal.NotFound.class);
        assertThat(offered(deputy)).isEmpty();
        refused(deputy, task, Refusal.Conflict.class);
        assertThat(acts(clerk)).contains("ABSENCE_ENDED");
    }

    @Test
    void theSubstituteNeverDecidesOnOwnWork() {
        Task task = claimed(flow.submit(deputy));
        away(0, 2);

        refused(deputy, task, Refusal.Forbidden.class);
        assertThatThrownBy(() -> desk.as(deputy, () -> forms.submitTaskForm(task.getId(), ACKNOWLEDGE)))
                .hasMessageContaining("own work");
    }

    /** Claimed before it was theirs, or by whatever other way: the author must not choose who decides. */
    @Test
    void anAuthorDoesNotChooseWhoDecidesByNamingASubstitute() {
        Task task = flow.task(flow.submit(clerk), AcknowledgmentProcess.ACKNOWLEDGE);
        administration.update("UPDATE act_ru_task SET assignee_ = ? WHERE id_ = ?", clerk, task.getId());
        away(0, 2);

        refused(deputy, task, Refusal.Forbidden.class);
        assertThatThrownBy(() -> desk.as(deputy, () -> tasks.setAssignee(task.getId(), null)))
                .hasMessageContaining("own work");
    }

    @Test
    void whoHasLostTheRoleIsNoSubstitute() {
        Task task = claimed(flow.submit("agency.ken"));
        away(0, 2);
        identity.createMembership(deputy, "experts");
        identity.deleteMembership(deputy, "ncb-officers");

        refused(deputy, task, Refusal.NotFound.class);
        assertThat(offered(deputy)).isEmpty();
    }

    @Test
    void anotherCountryHearsNothingOfIt() {
        away(0, 2);

        assertThat(desk.as("ncb.fra", () -> openTasks.insteadOfOthers(desk.officer("ncb.fra"), 50)))
                .isEmpty();
        assertThatThrownBy(() ->
                        desk.as("ncb.fra", () -> absences.nameSubstitute(desk.officer("ncb.fra"), plan(deputy, 0, 1))))
                .hasMessageContaining("substitute: must be a colleague");
    }

    @Test
    void twoAbsencesAtTheSameTimeAreRefusedByTheDatabaseToo() {
        Absence first = away(0, 2);

        assertThatThrownBy(() -> administration.update("""
                        INSERT INTO absence SELECT gen_random_uuid(), organisation, absent, ?, first_day, last_day, starts_at, ends_at, named_at
                          FROM absence WHERE id = ?""", third, first.id())).hasMessageContaining("already absent");
    }

    private Task claimed(CaseReference reference) {
        Task task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        desk.as(clerk, () -> tasks.claim(task.getId(), clerk));
        return task;
    }

    private Absence away(int fromDays, int untilDays) {
        return desk.as(clerk, () -> absences.nameSubstitute(desk.officer(clerk), plan(deputy, fromDays, untilDays)));
    }

    private void end(Absence absence, String user) {
        desk.as(user, () -> absences.end(absence.id(), desk.officer(user)));
    }

    private Absence.Plan plan(String substitute, int fromDays, int untilDays) {
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        return new Absence.Plan(substitute, today.plusDays(fromDays), today.plusDays(untilDays), ZoneOffset.UTC);
    }

    private void refused(String user, Task task, Class<? extends Refusal> refusal) {
        assertThatThrownBy(() -> desk.as(user, () -> tasks.claim(task.getId(), user)))
                .isInstanceOfSatisfying(
                        EngineRefusal.class, told -> assertThat(told.getCause()).isInstanceOf(refusal));
    }

    private List<String> offered(String user) {
        return desk.as(user, () -> openTasks.insteadOfOthers(desk.officer(user), 50)).stream()
                .map(OpenTask::id)
                .toList();
    }

    /** What Tasklist shows in the filter for absent colleagues, and counts. */
    private List<String> onDesk(String user) {
        String desk = filters.createTaskFilterQuery()
                .filterName("Offered to me for absent colleagues")
                .singleResult()
                .getId();
        return this.desk.as(user, () -> {
            List<Task> shown = filters.list(desk);
            assertThat(filters.count(desk)).isEqualTo(shown.size());
            return shown.stream().map(Task::getId).toList();
        });
    }
}
