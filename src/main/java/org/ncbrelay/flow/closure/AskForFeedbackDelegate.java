package org.ncbrelay.flow.closure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_AskForFeedback to {@link AskForFeedback}. */
@Component
class AskForFeedbackDelegate implements JavaDelegate {
    private final AskForFeedback askForFeedback;
    private final CurrentOfficer officer;

    AskForFeedbackDelegate(AskForFeedback askForFeedback, CurrentOfficer officer) {
        this.askForFeedback = askForFeedback;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        askForFeedback.ask(CaseExecution.reference(execution), officer.officer());
    }
}
