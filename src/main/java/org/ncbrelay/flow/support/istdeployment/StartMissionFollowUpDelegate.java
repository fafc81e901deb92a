package org.ncbrelay.flow.support.istdeployment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_StartMissionFollowUp to {@link StartMissionFollowUp}. */
@Component
class StartMissionFollowUpDelegate implements JavaDelegate {
    private final StartMissionFollowUp startMissionFollowUp;
    private final CurrentOfficer officer;

    StartMissionFollowUpDelegate(StartMissionFollowUp startMissionFollowUp, CurrentOfficer officer) {
        this.startMissionFollowUp = startMissionFollowUp;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        startMissionFollowUp.start(
                CaseExecution.reference(execution), CaseExecution.SUMMARY.require(execution), officer.officer());
    }
}
