package org.ncbrelay.flow.support.expertnetwork;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindBureau;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateExpertRelease to {@link RemindBureau}. */
@Component
class EscalateExpertReleaseDelegate implements JavaDelegate {
    private final RemindBureau remindBureau;
    private final CurrentOfficer officer;

    EscalateExpertReleaseDelegate(RemindBureau remindBureau, CurrentOfficer officer) {
        this.remindBureau = remindBureau;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindBureau.remind(
                CaseExecution.reference(execution),
                "release",
                ExpertNetworkProcess.ENGAGEMENT.require(execution),
                officer.officer());
    }
}
