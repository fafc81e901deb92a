package org.ncbrelay.web.pages.work;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.OpenTasks;
import org.springframework.stereotype.Component;

/** Where a task is worked: on the page of its case where the reader sees the case, else on its own. For templates: {@code th:with="link=${@taskLinks.of(task)}"}; a link expression itself may name no bean. */
@Component
public class TaskLinks {
    /** A path of ours, from its first slash. */
    public String of(OpenTasks.Open task) {
        return task.reference() == null ? "/tasks/" + task.id() : of(task.id(), task.reference(), task.title() != null);
    }

    /**
     * @param seesCase whether the reader sees the case, where it is one; tasks of other countries' cases stand alone
     */
    public String of(String taskId, String reference, boolean seesCase) {
        if (new CaseReference(reference).isIntelligence())
            return "/intelligence/" + reference + "?task=" + taskId + "#your-task";
        return seesCase ? "/cases/" + reference + "?task=" + taskId + "#your-task" : "/tasks/" + taskId;
    }
}
