package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.GeneralCapabilityProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ActOnHit to {@link ActOnHit}. */
@Component
class RecordActionListener implements TaskListener {
    private final ActOnHit actOnHit;
    private final CurrentOfficer officer;

    RecordActionListener(ActOnHit actOnHit, CurrentOfficer officer) {
        this.actOnHit = actOnHit;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        actOnHit.act(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                GeneralCapabilityProcess.ACTION.require(task),
                officer.officer());
    }
}
