package org.ncbrelay.flow.intelligence;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.springframework.stereotype.Component;

/** Binds Task_EndRecalledWork to {@link EndIntelligence}. */
@Component
class EndRecalledWorkDelegate implements JavaDelegate {
    private final EndIntelligence endIntelligence;

    EndRecalledWorkDelegate(EndIntelligence endIntelligence) {
        this.endIntelligence = endIntelligence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endIntelligence.recalled(
                CaseExecution.reference(execution),
                new OrganisationCode(IntelligenceProcessNames.ORGANISATION.require(execution)));
    }
}
