package org.ncbrelay.liveness;

import java.util.List;
import org.camunda.bpm.engine.task.Task;

/**
 * A task that waits for somebody.
 *
 * @param groups that may claim it
 */
record OpenTask(Task task, List<String> groups) {
    String id() {
        return task.getId();
    }

    String organisation() {
        return task.getTenantId();
    }

    /** {@code <diagram>/<node>}. */
    String node() {
        return task.getProcessDefinitionId().split(":")[0] + "/" + task.getTaskDefinitionKey();
    }

    /** Whether somebody has the role and serves the organisation; whether the guards let them is another question. */
    boolean isFor(Person person) {
        return person.officer().organisation().value().equals(organisation()) && person.isOneOf(groups);
    }

    /** Whether the task waits for this officer: nobody has claimed it, or this officer has. */
    boolean waitsFor(Person person) {
        return isFor(person)
                && (task.getAssignee() == null || task.getAssignee().equals(person.userId()));
    }

    @Override
    public String toString() {
        String claimed = task.getAssignee() == null ? "" : ", claimed by " + task.getAssignee();
        return "%s \"%s\" for %s of %s%s"
                .formatted(node(), task.getName(), String.join(", ", groups), organisation(), claimed);
    }
}
