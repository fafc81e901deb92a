package org.ncbrelay.flow.support.istpreparation;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstPreparationProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_CompleteDeploymentRequest to {@link CompleteDeploymentRequest}. */
@Component
class RecordDeploymentCompletionListener implements TaskListener {
    private final CompleteDeploymentRequest completeDeploymentRequest;
    private final CurrentOfficer officer;

    RecordDeploymentCompletionListener(CompleteDeploymentRequest completeDeploymentRequest, CurrentOfficer officer) {
        this.completeDeploymentRequest = completeDeploymentRequest;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        completeDeploymentRequest.complete(
                CaseExecution.reference(task), IstPreparationProcess.SUPPLEMENT.require(task), officer.officer());
    }
}
