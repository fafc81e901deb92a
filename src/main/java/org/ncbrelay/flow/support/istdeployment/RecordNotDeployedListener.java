package org.ncbrelay.flow.support.istdeployment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the arrival at EndEvent_NotDeployed to {@link RecordNotDeployed}. */
@Component
class RecordNotDeployedListener implements ExecutionListener {
    private final RecordNotDeployed recordNotDeployed;
    private final CurrentOfficer officer;

    RecordNotDeployedListener(RecordNotDeployed recordNotDeployed, CurrentOfficer officer) {
        this.recordNotDeployed = recordNotDeployed;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        recordNotDeployed.record(CaseExecution.reference(execution), officer.officer());
    }
}
