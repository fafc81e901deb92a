package org.ncbrelay.flow.intelligence;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordCompletion to {@link EndIntelligence}. */
@Component
class RecordCompletionDelegate implements JavaDelegate {
    private final EndIntelligence endIntelligence;

    RecordCompletionDelegate(EndIntelligence endIntelligence) {
        this.endIntelligence = endIntelligence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endIntelligence.disseminated(CaseExecution.reference(execution));
    }
}
