package org.ncbrelay.flow.tasks;

import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.TaskForm;
import org.ncbrelay.port.TaskForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the form of a task, claims the task, gives it back, and completes it, for the acting officer: what Tasklist does, for pages. */
@Service
public class WorkOnTask {
    private final TaskForms forms;

    WorkOnTask(TaskForms forms) {
        this.forms = forms;
    }

    /** @throws Refusal.NotFound if there is no such task, or it is another organisation's */
    @Transactional(readOnly = true)
    public TaskForm form(String taskId) {
        return forms.of(taskId);
    }

    /** Why the officer may not work on the task at this moment; empty if the officer may. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(String taskId) {
        return forms.refusal(taskId);
    }

    /** @throws Refusal as {@link TaskForms#claim} says */
    @Transactional
    public void claim(String taskId) {
        forms.claim(taskId);
    }

    /** @throws Refusal.Conflict if the officer has not claimed it */
    @Transactional
    public void giveBack(String taskId) {
        forms.giveBack(taskId);
    }

    /**
     * Completes the task; what a rule refuses leaves it as it was.
     *
     * @param answers as {@link TaskForms#answer} says
     * @throws Refusal as {@link TaskForms#answer} says
     */
    @Transactional
    public void answer(String taskId, Map<String, Object> answers) {
        forms.answer(taskId, answers);
    }
}
