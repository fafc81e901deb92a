package org.ncbrelay.domain.deadline;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Role;

/**
 * A task that nobody has completed in time.
 *
 * @param id           of the task; its reminders are counted for itself
 * @param step         whose time limit it has, as in the decision tables
 * @param offices      who may complete it; at least one
 * @param secondOffice who may complete it as well once the limit has lapsed; empty where two offices may from the start
 */
public record OverdueTask(String id, String step, List<Role> offices, Optional<Role> secondOffice) {
    public OverdueTask {
        offices = List.copyOf(offices);
        if (offices.isEmpty()) throw new IllegalArgumentException("no office may complete the task " + id);
    }
}
