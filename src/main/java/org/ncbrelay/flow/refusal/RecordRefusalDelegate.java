package org.ncbrelay.flow.refusal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordRefusal to {@link RecordRefusal}. */
@Component
class RecordRefusalDelegate implements JavaDelegate {
    private final RecordRefusal recordRefusal;

    RecordRefusalDelegate(RecordRefusal recordRefusal) {
        this.recordRefusal = recordRefusal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordRefusal.record(CaseExecution.reference(execution));
    }
}
