package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_HoldMeeting to {@link HoldMeeting}. */
@Component
class RecordMeetingListener implements TaskListener {
    private final HoldMeeting holdMeeting;
    private final CurrentOfficer officer;

    RecordMeetingListener(HoldMeeting holdMeeting, CurrentOfficer officer) {
        this.holdMeeting = holdMeeting;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        if (MeetingSessionProcess.DECISION.require(task) == MeetingSessionProcess.Decision.HELD)
            holdMeeting.held(
                    CaseExecution.reference(task), MeetingSessionProcess.PARTICIPANTS.get(task), officer.officer());
        else
            holdMeeting.cancelled(
                    CaseExecution.reference(task), MeetingSessionProcess.REASON.get(task), officer.officer());
    }
}
