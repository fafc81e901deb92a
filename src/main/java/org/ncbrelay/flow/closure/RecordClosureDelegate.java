package org.ncbrelay.flow.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ClosureProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordClosure to {@link CloseCase}. */
@Component
class RecordClosureDelegate implements JavaDelegate {
    private final CloseCase closeCase;
    private final CurrentOfficer officer;

    RecordClosureDelegate(CloseCase closeCase, CurrentOfficer officer) {
        this.closeCase = closeCase;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closeCase.close(CaseExecution.reference(execution), ClosureProcess.LESSONS.get(execution), officer.officer());
    }
}
