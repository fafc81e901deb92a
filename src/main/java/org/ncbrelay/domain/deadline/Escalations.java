package org.ncbrelay.domain.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Role;

/** The reminders and escalations that time limits caused. */
public interface Escalations {
    /**
     * How many there were for a step of a case.
     *
     * @param debt which answer is owed, where a step asks for several side by side; else empty
     */
    int count(CaseReference reference, String step, String debt);

    void add(CaseReference reference, String step, String debt, int stage, Escalation action, Instant at);

    /**
     * A task that nobody has completed in time.
     *
     * @param id           of the task; its reminders are counted for itself
     * @param step         whose time limit it has, as in the decision tables
     * @param offices      who may complete it; at least one
     * @param secondOffice who may complete it as well once the limit has lapsed; empty where two offices may from the start
     * @param waiting      as letters name it; empty where the step itself is overdue
     */
    record OverdueTask(
            String id, String step, List<Role> offices, Optional<Role> secondOffice, Optional<WaitingTask> waiting) {
        public OverdueTask(String id, String step, List<Role> offices, Optional<Role> secondOffice) {
            this(id, step, offices, secondOffice, Optional.empty());
        }

        public OverdueTask {
            offices = List.copyOf(offices);
            if (offices.isEmpty()) throw new IllegalArgumentException("no office may complete the task " + id);
        }
    }
}
