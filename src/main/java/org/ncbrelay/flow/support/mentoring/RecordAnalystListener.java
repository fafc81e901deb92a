package org.ncbrelay.flow.support.mentoring;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MentoringProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AssignAnalyst to {@link AssignAnalyst}. */
@Component
class RecordAnalystListener implements TaskListener {
    private final AssignAnalyst assignAnalyst;
    private final CurrentOfficer officer;

    RecordAnalystListener(AssignAnalyst assignAnalyst, CurrentOfficer officer) {
        this.assignAnalyst = assignAnalyst;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        assignAnalyst.assign(
                CaseExecution.reference(task),
                MentoringProcess.ANALYST.require(task),
                MentoringProcess.NOTE.get(task),
                officer.officer());
    }
}
