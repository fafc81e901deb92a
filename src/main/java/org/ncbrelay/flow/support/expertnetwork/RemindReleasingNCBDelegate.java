package org.ncbrelay.flow.support.expertnetwork;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RemindReleasingNCB to {@link ReleaseExpert}. */
@Component
class RemindReleasingNCBDelegate implements JavaDelegate {
    private final ReleaseExpert releaseExpert;
    private final CurrentOfficer officer;

    RemindReleasingNCBDelegate(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        this.releaseExpert = releaseExpert;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        releaseExpert.remind(CaseExecution.reference(execution), officer.officer());
    }
}
