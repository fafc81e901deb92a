package org.ncbrelay.flow.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ClosureProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordFeedback to {@link RecordFeedback}. */
@Component
class RecordFeedbackDelegate implements JavaDelegate {
    private final RecordFeedback recordFeedback;
    private final CurrentOfficer officer;

    RecordFeedbackDelegate(RecordFeedback recordFeedback, CurrentOfficer officer) {
        this.recordFeedback = recordFeedback;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordFeedback.confirmed(
                CaseExecution.reference(execution),
                ClosureProcess.OUTCOME.require(execution),
                ClosureProcess.NOTE.get(execution),
                officer.officer());
    }
}
