package org.ncbrelay.flow.support.meetingsession;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingSessionProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_SetAgenda to {@link SetAgenda}. */
@Component
class RecordAgendaListener implements TaskListener {
    private final SetAgenda setAgenda;
    private final CurrentOfficer officer;

    RecordAgendaListener(SetAgenda setAgenda, CurrentOfficer officer) {
        this.setAgenda = setAgenda;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        setAgenda.set(
                CaseExecution.reference(task), MeetingSessionProcess.AGENDA_TEXT.require(task), officer.officer());
    }
}
