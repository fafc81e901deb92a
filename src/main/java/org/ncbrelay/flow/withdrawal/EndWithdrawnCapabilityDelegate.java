package org.ncbrelay.flow.withdrawal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_EndWithdrawnCapability to {@link EndWithdrawnCapability}. */
@Component
class EndWithdrawnCapabilityDelegate implements JavaDelegate {
    private final EndWithdrawnCapability endWithdrawnCapability;

    EndWithdrawnCapabilityDelegate(EndWithdrawnCapability endWithdrawnCapability) {
        this.endWithdrawnCapability = endWithdrawnCapability;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endWithdrawnCapability.end(CaseExecution.reference(execution), CaseExecution.capability(execution));
    }
}
