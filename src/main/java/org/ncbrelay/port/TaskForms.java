package org.ncbrelay.port;

import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;

/**
 * The forms of tasks, and the answers to them, for the acting officer and under the guards of Tasklist. A port because the engine, which
 * is to be replaceable, keeps tasks, forms and what a flow knows.
 */
public interface TaskForms {
    /** @throws Refusal.NotFound if there is no such task, or it is another organisation's */
    TaskForm of(String taskId);

    /**
     * Why the officer may not work on the task at this moment; empty if the officer may.
     *
     * @return {@link Refusal.NotFound} as a value, too, if there is no such task
     */
    Optional<Refusal> refusal(String taskId);

    /** @throws Refusal if the officer may not, somebody else has it, or nobody would be left for the decision on it */
    void claim(String taskId);

    /** @throws Refusal.Conflict if the officer has not claimed it */
    void giveBack(String taskId);

    /**
     * Completes the task, which is claimed with that where nobody had claimed it.
     *
     * @param answers by key: texts, days as ISO 8601, numbers as text, ticks as {@code Boolean}; empty texts are no answers
     * @throws Refusal.Invalid naming every field that is wrong; nothing has changed then
     * @throws Refusal         as {@link #claim} says
     */
    void answer(String taskId, Map<String, Object> answers);
}
