package org.ncbrelay.flow.support.istterms;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_SignTermsOfReference to {@link SignTerms}. */
@Component
class RecordSignatureListener implements TaskListener {
    private final SignTerms signTerms;
    private final CurrentOfficer officer;

    RecordSignatureListener(SignTerms signTerms, CurrentOfficer officer) {
        this.signTerms = signTerms;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        signTerms.sign(CaseExecution.reference(task), officer.officer());
    }
}
