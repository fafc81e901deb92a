package org.ncbrelay.flow.support.istpreparation;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstPreparationProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ScopeDeployment to {@link ScopeDeployment}. */
@Component
class RecordDeploymentScopingListener implements TaskListener {
    private final ScopeDeployment scopeDeployment;
    private final CurrentOfficer officer;

    RecordDeploymentScopingListener(ScopeDeployment scopeDeployment, CurrentOfficer officer) {
        this.scopeDeployment = scopeDeployment;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (IstPreparationProcess.DECISION.require(task)) {
            case COMPLETE ->
                scopeDeployment.scope(
                        CaseExecution.reference(task),
                        IstPreparationProcess.SCOPE_TEXT.require(task),
                        officer.officer());
            case RETURN ->
                scopeDeployment.giveBack(
                        CaseExecution.reference(task),
                        IstPreparationProcess.MISSING_POINTS.get(task),
                        officer.officer());
            default -> throw new IllegalStateException("the decision is not taken here");
        }
    }
}
