package org.ncbrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What a service task does for its case: a {@link JavaDelegate} that does not see the engine. */
@FunctionalInterface
public interface CaseDelegate extends JavaDelegate {
    void execute(CaseExecution task);

    @Override
    default void execute(DelegateExecution execution) {
        execute(CaseExecution.of(execution));
    }
}
