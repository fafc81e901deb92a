package org.ncbrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What happens when a user task is created or completed: a {@link TaskListener} that does not see the engine. */
@FunctionalInterface
public interface CaseTaskListener extends TaskListener {
    void notify(CaseExecution task);

    @Override
    default void notify(DelegateTask task) {
        notify(CaseExecution.of(task));
    }
}
