package org.ncbrelay.engine.guards;

import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The filter in Tasklist that lists what absent colleagues have claimed. The engine's filters know expressions for one assignee only, and
 * somebody may be the substitute of several: the filter is stored with the assignee nobody, whom {@link SubstituteFilterService} replaces.
 */
public final class SubstituteFilter {
    /** No user id has a blank. */
    static final String NOBODY = "nobody at all";

    private SubstituteFilter() {}

    /** What is stored: it finds nothing by itself. */
    public static TaskQuery query(TaskQuery empty) {
        return empty.taskAssigneeIn(NOBODY);
    }
}
