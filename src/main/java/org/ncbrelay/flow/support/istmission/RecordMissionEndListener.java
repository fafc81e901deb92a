package org.ncbrelay.flow.support.istmission;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstMissionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_LeadMission to {@link EndMission}. */
@Component
class RecordMissionEndListener implements TaskListener {
    private final EndMission endMission;
    private final CurrentOfficer officer;

    RecordMissionEndListener(EndMission endMission, CurrentOfficer officer) {
        this.endMission = endMission;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        endMission.asPlanned(
                CaseExecution.reference(task),
                IstMissionProcess.EVIDENCE_IN_HOST_CUSTODY.require(task),
                IstMissionProcess.NOTE.get(task),
                officer.officer());
    }
}
