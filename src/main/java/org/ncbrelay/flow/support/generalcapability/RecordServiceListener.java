package org.ncbrelay.flow.support.generalcapability;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AskForService to {@link AskForService}. */
@Component
class RecordServiceListener implements TaskListener {
    private final AskForService askForService;
    private final CurrentOfficer officer;

    RecordServiceListener(AskForService askForService, CurrentOfficer officer) {
        this.askForService = askForService;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        askForService.ask(
                CaseExecution.reference(task), CaseExecution.capability(task), content(task), officer.officer());
    }

    private static Map<String, Object> content(DelegateTask task) {
        return CapabilityStep.content(
                "title",
                GeneralCapabilityProcess.TITLE.require(task),
                "question",
                GeneralCapabilityProcess.QUESTION.require(task),
                "database",
                GeneralCapabilityProcess.DATABASE.get(task),
                "examination",
                GeneralCapabilityProcess.EXAMINATION.get(task),
                "exhibits",
                GeneralCapabilityProcess.EXHIBITS.get(task),
                "participants",
                GeneralCapabilityProcess.PARTICIPANTS.get(task),
                "course",
                GeneralCapabilityProcess.COURSE.get(task));
    }
}
