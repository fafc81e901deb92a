package org.ncbrelay.flow.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.ncbrelay.process.IntelligenceProcessNames.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordRelease to {@link ReleaseIntelligence}. */
@Component
class RecordReleaseDelegate implements JavaDelegate {
    private final ReleaseIntelligence releaseIntelligence;
    private final CurrentOfficer officer;

    RecordReleaseDelegate(ReleaseIntelligence releaseIntelligence, CurrentOfficer officer) {
        this.releaseIntelligence = releaseIntelligence;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releaseIntelligence.decide(
                CaseExecution.reference(execution),
                IntelligenceProcessNames.DECISION.require(execution) == Decision.RELEASE,
                IntelligenceProcessNames.REASON.get(execution),
                officer.officer());
    }
}
