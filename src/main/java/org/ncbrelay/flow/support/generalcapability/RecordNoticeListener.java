package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AskForNotice to {@link AskForNotice}. */
@Component
class RecordNoticeListener implements TaskListener {
    private final AskForNotice askForNotice;
    private final CurrentOfficer officer;

    RecordNoticeListener(AskForNotice askForNotice, CurrentOfficer officer) {
        this.askForNotice = askForNotice;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        NoticeRequest notice = new NoticeRequest(
                GeneralCapabilityProcess.COLOUR.require(task),
                GeneralCapabilityProcess.TITLE.require(task),
                GeneralCapabilityProcess.CONTENT.require(task),
                GeneralCapabilityProcess.JUDICIAL_BASIS.get(task),
                GeneralCapabilityProcess.MODUS_OPERANDI.get(task));
        askForNotice.ask(CaseExecution.reference(task), notice, officer.officer());
    }
}
