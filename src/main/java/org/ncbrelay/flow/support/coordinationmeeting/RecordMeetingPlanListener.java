package org.ncbrelay.flow.support.coordinationmeeting;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.CoordinationMeetingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_PlanMeeting to {@link PlanMeeting}. */
@Component
class RecordMeetingPlanListener implements TaskListener {
    private final PlanMeeting planMeeting;
    private final CurrentOfficer officer;

    RecordMeetingPlanListener(PlanMeeting planMeeting, CurrentOfficer officer) {
        this.planMeeting = planMeeting;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        planMeeting.plan(
                CaseExecution.reference(task),
                new Meeting(
                        CoordinationMeetingProcess.TITLE.get(task),
                        CoordinationMeetingProcess.PURPOSE.get(task),
                        CoordinationMeetingProcess.FORMAT.get(task),
                        CoordinationMeetingProcess.HELD_ON.get(task),
                        CoordinationMeetingProcess.PLACE.require(task),
                        null),
                officer.officer());
    }
}
