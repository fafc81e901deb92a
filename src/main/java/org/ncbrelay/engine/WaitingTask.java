package org.ncbrelay.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.deadline.Escalations.OverdueTask;

/** A user task that still waits for somebody, as a listener of its timer sees it. */
public final class WaitingTask {
    private final DelegateTask task;

    WaitingTask(DelegateTask task) {
        this.task = task;
    }

    /**
     * What is overdue, by whom.
     *
     * @throws IllegalStateException if the diagram gives the task no time limit
     */
    public OverdueTask overdue() {
        StepFacts facts = StepFacts.of(task).orElseThrow();
        String step = facts.timeLimit()
                .orElseThrow(() -> new IllegalStateException(task.getTaskDefinitionKey() + " has no time limit"));
        return new OverdueTask(task.getId(), step, offices(), facts.secondOffice());
    }

    /** Lets another office see and complete the task, beside those that may already; four eyes hold for it as for them. */
    public void openTo(Role office) {
        task.addCandidateGroup(office.group());
    }

    private List<Role> offices() {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Role.ofGroup(group).stream())
                .sorted()
                .toList();
    }
}
