package org.ncbrelay.flow.support.coordinationmeeting;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_CountAnswers to {@link CountAnswers}. */
@Component
class CountAnswersDelegate implements JavaDelegate {
    private final CountAnswers countAnswers;
    private final CurrentOfficer officer;

    CountAnswersDelegate(CountAnswers countAnswers, CurrentOfficer officer) {
        this.countAnswers = countAnswers;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        countAnswers.count(CaseExecution.reference(execution), officer.officer());
    }
}
