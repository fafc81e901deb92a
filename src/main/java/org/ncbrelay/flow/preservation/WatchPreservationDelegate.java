package org.ncbrelay.flow.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_WatchPreservation to {@link WatchPreservation}. */
@Component
class WatchPreservationDelegate implements JavaDelegate {
    private final WatchPreservation watch;

    WatchPreservationDelegate(WatchPreservation watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.watch(CaseExecution.reference(execution));
    }
}
