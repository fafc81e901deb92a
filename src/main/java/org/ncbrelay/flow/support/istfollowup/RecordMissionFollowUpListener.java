package org.ncbrelay.flow.support.istfollowup;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstFollowUpProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of the tasks after 30 and 90 days to {@link FollowUpMission}. */
@Component
class RecordMissionFollowUpListener implements TaskListener {
    private final FollowUpMission followUpMission;
    private final CurrentOfficer officer;

    RecordMissionFollowUpListener(FollowUpMission followUpMission, CurrentOfficer officer) {
        this.followUpMission = followUpMission;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        followUpMission.report(
                CaseExecution.reference(task),
                IstFollowUpProcess.STATE.require(task),
                IstFollowUpProcess.REPORT.require(task),
                officer.officer());
    }
}
