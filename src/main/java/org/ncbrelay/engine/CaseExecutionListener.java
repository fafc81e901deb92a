package org.ncbrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** What happens when a step starts or ends: an {@link ExecutionListener} that does not see the engine. */
@FunctionalInterface
public interface CaseExecutionListener extends ExecutionListener {
    void notify(CaseExecution execution);

    @Override
    default void notify(DelegateExecution execution) {
        notify(CaseExecution.of(execution));
    }
}
