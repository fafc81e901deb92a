package org.ncbrelay.flow.support.expertnetwork;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_RateExpert to {@link RateExpert}. */
@Component
class RecordRatingListener implements TaskListener {
    private final RateExpert rateExpert;
    private final CurrentOfficer officer;

    RecordRatingListener(RateExpert rateExpert, CurrentOfficer officer) {
        this.rateExpert = rateExpert;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        rateExpert.rate(
                CaseExecution.reference(task),
                ExpertNetworkProcess.RATING.require(task),
                ExpertNetworkProcess.NOTE.get(task),
                officer.officer());
    }
}
