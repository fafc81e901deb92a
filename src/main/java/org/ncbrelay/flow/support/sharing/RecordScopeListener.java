package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.SharingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_DefineScopeQuestion to {@link RecordScope}. */
@Component
class RecordScopeListener implements TaskListener {
    private final RecordScope recordScope;
    private final CurrentOfficer officer;

    RecordScopeListener(RecordScope recordScope, CurrentOfficer officer) {
        this.recordScope = recordScope;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        recordScope.record(
                CaseExecution.reference(task),
                SharingProcess.QUESTION.require(task),
                SharingProcess.PERIOD.get(task),
                officer.officer());
    }
}
