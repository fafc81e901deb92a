package org.ncbrelay.flow.support.istmission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_OpenMission to {@link OpenMission}. */
@Component
class OpenMissionDelegate implements JavaDelegate {
    private final OpenMission openMission;
    private final CurrentOfficer officer;

    OpenMissionDelegate(OpenMission openMission, CurrentOfficer officer) {
        this.openMission = openMission;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        openMission.open(CaseExecution.reference(execution), officer.officer());
    }
}
