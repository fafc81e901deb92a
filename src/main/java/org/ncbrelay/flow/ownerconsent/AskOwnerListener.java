package org.ncbrelay.flow.ownerconsent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the start of the owner's consent to {@link AskOwner}. */
@Component
class AskOwnerListener implements ExecutionListener {
    private final AskOwner askOwner;
    private final CurrentOfficer officer;

    AskOwnerListener(AskOwner askOwner, CurrentOfficer officer) {
        this.askOwner = askOwner;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        askOwner.ask(CaseExecution.reference(execution), officer.officer());
    }
}
