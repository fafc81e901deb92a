package org.ncbrelay.flow.support.istpreparation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstPreparationProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordDeploymentDecision to {@link DecideDeployment}. */
@Component
class RecordDeploymentDecisionDelegate implements JavaDelegate {
    private final DecideDeployment decideDeployment;
    private final CurrentOfficer officer;

    RecordDeploymentDecisionDelegate(DecideDeployment decideDeployment, CurrentOfficer officer) {
        this.decideDeployment = decideDeployment;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (IstPreparationProcess.DECISION.require(execution)) {
            case APPROVE ->
                decideDeployment.approve(
                        CaseExecution.reference(execution),
                        IstPreparationProcess.LEVEL.require(execution),
                        IstPreparationProcess.PROPOSED_LEVEL.require(execution),
                        officer.officer());
            case DECLINE ->
                decideDeployment.decline(
                        CaseExecution.reference(execution),
                        IstPreparationProcess.REASON.get(execution),
                        officer.officer());
            default -> throw new IllegalStateException("the scope is not decided here");
        }
    }
}
