package org.ncbrelay.flow.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordNoFeedback to {@link RecordFeedback}. */
@Component
class RecordNoFeedbackDelegate implements JavaDelegate {
    private final RecordFeedback recordFeedback;
    private final CurrentOfficer officer;

    RecordNoFeedbackDelegate(RecordFeedback recordFeedback, CurrentOfficer officer) {
        this.recordFeedback = recordFeedback;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordFeedback.none(CaseExecution.reference(execution), officer.officer());
    }
}
