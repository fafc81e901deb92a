package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;

/** Lets a diagram of 1.0.0 call a delegate where it drew a listener; 2.0.0 may remove it with {@link org.ncbrelay.engine.EarlierDiagrams}. */
record EarlierHandler(CaseDelegate delegate) implements JavaDelegate, TaskListener, ExecutionListener {
    @Override
    public void execute(DelegateExecution execution) {
        delegate.execute(CaseExecution.of(execution));
    }

    @Override
    public void notify(DelegateTask task) {
        delegate.execute(CaseExecution.of(task));
    }

    /** The engine reports the end of a step also where something interrupts it, such as a withdrawal. */
    @Override
    public void notify(DelegateExecution execution) {
        if (!execution.isCanceled()) execute(execution);
    }
}
