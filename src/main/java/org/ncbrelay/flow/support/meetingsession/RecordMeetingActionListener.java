package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.product.OwnedAction;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AssignAction to {@link AssignMeetingAction}. */
@Component
class RecordMeetingActionListener implements TaskListener {
    private final AssignMeetingAction assignMeetingAction;
    private final CurrentOfficer officer;

    RecordMeetingActionListener(AssignMeetingAction assignMeetingAction, CurrentOfficer officer) {
        this.assignMeetingAction = assignMeetingAction;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        assignMeetingAction.record(
                CaseExecution.reference(task),
                new OwnedAction(
                        MeetingSessionProcess.ACTION.require(task),
                        MeetingSessionProcess.OWNER.require(task),
                        MeetingSessionProcess.DUE_ON.require(task)),
                officer.officer());
    }
}
