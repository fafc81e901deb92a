package org.ncbrelay.flow.support.istpreparation;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstPreparationProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AssessDeployment to {@link AssessDeployment}. */
@Component
class RecordDeploymentAssessmentListener implements TaskListener {
    private final AssessDeployment assessDeployment;
    private final CurrentOfficer officer;

    RecordDeploymentAssessmentListener(AssessDeployment assessDeployment, CurrentOfficer officer) {
        this.assessDeployment = assessDeployment;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        assessDeployment.assess(
                CaseExecution.reference(task),
                IstPreparationProcess.NEED.require(task),
                IstPreparationProcess.RISK.require(task),
                IstPreparationProcess.SAFETY.require(task),
                IstPreparationProcess.MEASURES.require(task),
                officer.officer());
    }
}
