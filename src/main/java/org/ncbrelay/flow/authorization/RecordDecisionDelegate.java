package org.ncbrelay.flow.authorization;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.AuthorizationProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordDecision to {@link RecordDecision}. */
@Component
class RecordDecisionDelegate implements JavaDelegate {
    private final RecordDecision recordDecision;
    private final CurrentOfficer officer;

    RecordDecisionDelegate(RecordDecision recordDecision, CurrentOfficer officer) {
        this.recordDecision = recordDecision;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (AuthorizationProcess.DECISION.require(execution)) {
            case GRANT ->
                recordDecision.grant(
                        CaseExecution.reference(execution),
                        AuthorizationProcess.SCOPE.get(execution),
                        AuthorizationProcess.VALID_UNTIL.get(execution),
                        officer.officer());
            case REFUSE ->
                recordDecision.refuse(
                        CaseExecution.reference(execution),
                        AuthorizationProcess.REASON.get(execution),
                        officer.officer());
        }
    }
}
