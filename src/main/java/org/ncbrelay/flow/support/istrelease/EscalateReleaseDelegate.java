package org.ncbrelay.flow.support.istrelease;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindBureau;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReleaseProcess;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateRelease to {@link RemindBureau}. */
@Component
class EscalateReleaseDelegate implements JavaDelegate {
    private final RemindBureau remindBureau;
    private final CurrentOfficer officer;

    EscalateReleaseDelegate(RemindBureau remindBureau, CurrentOfficer officer) {
        this.remindBureau = remindBureau;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindBureau.remind(
                CaseExecution.reference(execution),
                "release",
                IstReleaseProcess.MEMBER.require(execution).toString(),
                officer.officer());
    }
}
