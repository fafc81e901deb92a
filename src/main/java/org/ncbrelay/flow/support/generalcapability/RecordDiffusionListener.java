package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AskForDiffusion to {@link AskForDiffusion}. */
@Component
class RecordDiffusionListener implements TaskListener {
    private final AskForDiffusion askForDiffusion;
    private final CurrentOfficer officer;

    RecordDiffusionListener(AskForDiffusion askForDiffusion, CurrentOfficer officer) {
        this.askForDiffusion = askForDiffusion;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean listed = GeneralCapabilityProcess.RECEIVERS.require(task) == GeneralCapabilityProcess.Pick.LISTED;
        askForDiffusion.ask(
                CaseExecution.reference(task),
                listed ? GeneralCapabilityProcess.COUNTRIES.require(task) : null,
                GeneralCapabilityProcess.TITLE.require(task),
                GeneralCapabilityProcess.CONTENT.require(task),
                officer.officer());
    }
}
