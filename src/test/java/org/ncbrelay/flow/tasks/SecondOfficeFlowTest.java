package org.ncbrelay.flow.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Role;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A task that nobody completes in time is opened to the second office that its diagram names. */
class SecondOfficeFlowTest extends FlowTestCase {
    private static final Map<String, Object> APPROVAL = Map.of("decision", "APPROVE", "plan", "AS_REQUESTED");

    @Autowired
    private OpenTasks open;

    @Test
    void onceTheLimitHasLapsedTheDutyOfficerMayDecideToo() {
        CaseReference reference = walk.assessed(walk.toTriage(flow.submit("agency.ken")));
        flow.fireTimer(reference, "Task_DecideSupport");
        assertThat(offices(reference, "Task_DecideSupport")).containsExactly("gwet-leads");
        assertThatThrownBy(() -> flow.work(reference, "gs", "Task_DecideSupport", APPROVAL))
                .hasMessageContaining("another role than yours");
        flow.fireTimer(reference, "Task_DecideSupport");
        assertThat(offices(reference, "Task_DecideSupport")).containsExactlyInAnyOrder("gwet-leads", "gs-officers");
        assertThat(shown(reference)).containsExactly(Role.GS_OFFICER, Role.GWET_LEAD);
        flow.work(reference, "gs", "Task_DecideSupport", APPROVAL);

        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        assertThat(flow.timeline(reference)).containsSubsequence("REMINDER_SENT", "ESCALATED_TO_SECOND_OFFICE");
        assertThat(flow.letters(reference)).containsSubsequence("REMINDER", "SECOND_OFFICE");
    }

    @Test
    void whoWroteTheReportDoesNotReviewItEither() {
        CaseReference reference = walk.asked(walk.toSharing(flow.submit("agency.ken")));
        for (int stage = 1; stage <= 2; stage++) flow.fireTimer(reference, "Task_WriteReport");
        Map<String, Object> report = Map.of(
                "title", "Three accounts",
                "findings", "The three accounts share one wallet and one address.",
                "sourceGrading", "B",
                "informationGrading", "2");
        flow.work(reference, "lead", "Task_WriteReport", report);
        for (int stage = 1; stage <= 3; stage++) flow.fireTimer(reference, "Task_ReviewReport");

        assertThatThrownBy(() -> flow.work(reference, "lead", "Task_ReviewReport", Map.of("decision", "APPROVE")))
                .hasMessageContaining("Nobody decides on their own work");
        flow.decide(reference, "analyst", "Task_ReviewReport", "APPROVE");
    }

    private List<String> offices(CaseReference reference, String task) {
        return tasks.getIdentityLinksForTask(flow.taskId(reference, task)).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull) // the author owns the task
                .toList();
    }

    /** Which offices the case page names for the decision. */
    private List<Role> shown(CaseReference reference) {
        return desk.as("gs", () -> open.of(reference, desk.officer("gs"))).stream()
                .filter(task -> task.activity().equals("Task_DecideSupport"))
                .flatMap(task -> task.offices().stream())
                .toList();
    }
}
