package org.ncbrelay.flow.intelligence;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordRefusedRelease to {@link EndIntelligence}. */
@Component
class RecordRefusedReleaseDelegate implements JavaDelegate {
    private final EndIntelligence endIntelligence;

    RecordRefusedReleaseDelegate(EndIntelligence endIntelligence) {
        this.endIntelligence = endIntelligence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endIntelligence.notReleased(CaseExecution.reference(execution));
    }
}
