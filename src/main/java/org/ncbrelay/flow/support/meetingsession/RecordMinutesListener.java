package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_WriteMinutes to {@link WriteMinutes}. */
@Component
class RecordMinutesListener implements TaskListener {
    private final WriteMinutes writeMinutes;
    private final CurrentOfficer officer;

    RecordMinutesListener(WriteMinutes writeMinutes, CurrentOfficer officer) {
        this.writeMinutes = writeMinutes;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        writeMinutes.write(
                CaseExecution.reference(task),
                MeetingSessionProcess.TITLE.require(task),
                MeetingSessionProcess.MINUTES_TEXT.require(task),
                officer.officer());
    }
}
