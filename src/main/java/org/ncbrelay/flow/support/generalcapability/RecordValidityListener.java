package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_CheckValidity to {@link CheckValidity}. */
@Component
class RecordValidityListener implements TaskListener {
    private final CheckValidity checkValidity;
    private final CurrentOfficer officer;

    RecordValidityListener(CheckValidity checkValidity, CurrentOfficer officer) {
        this.checkValidity = checkValidity;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        checkValidity.check(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                GeneralCapabilityProcess.DECISION.require(task) == GeneralCapabilityProcess.Decision.CONFIRMED,
                GeneralCapabilityProcess.NOTE.get(task),
                officer.officer());
    }
}
