package org.ncbrelay.flow.withdrawal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EndWithdrawnWork to {@link EndWithdrawnWork}. */
@Component
class EndWithdrawnWorkDelegate implements JavaDelegate {
    private final EndWithdrawnWork endWithdrawnWork;

    EndWithdrawnWorkDelegate(EndWithdrawnWork endWithdrawnWork) {
        this.endWithdrawnWork = endWithdrawnWork;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endWithdrawnWork.end(CaseExecution.reference(execution));
    }
}
