package org.ncbrelay.web.pages.work;

import java.util.List;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.web.pages.content.TaskContent.Block;

/**
 * What waits for the reader in one place.
 *
 * @param tasks  those of this place that the reader may do, the most pressing first
 * @param opened the one that is open; null if there is none
 * @param worked the name of the task that the reader has just completed, in the reader's words; null if none
 * @param next   the most urgent task elsewhere, where one has just been completed and none is left here; null if there is none
 * @param onCase whether the place is the page of a case or of intelligence
 */
public record Work(List<OpenTasks.Open> tasks, Opened opened, String worked, OpenTasks.Open next, boolean onCase) {
    /** Whether there is anything to say. */
    public boolean speaks() {
        return opened != null || worked != null;
    }

    /**
     * @param refusal    why the reader may not do it, in the reader's words; null if the reader may
     * @param assignment who has claimed it, and what can be done about that
     * @param sheet      null where the reader may not, or must be warned first
     * @param content    what the decision needs; empty where the reader may not
     */
    public record Opened(
            OpenTasks.Open task,
            String refusal,
            ReadTask.Assignment assignment,
            Sheet sheet,
            List<Block> content,
            boolean claimed) {}
}
