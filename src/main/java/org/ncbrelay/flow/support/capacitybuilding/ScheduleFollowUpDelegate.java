package org.ncbrelay.flow.support.capacitybuilding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_ScheduleFollowUp to {@link ScheduleFollowUp}. */
@Component
class ScheduleFollowUpDelegate implements JavaDelegate {
    private final ScheduleFollowUp scheduleFollowUp;

    ScheduleFollowUpDelegate(ScheduleFollowUp scheduleFollowUp) {
        this.scheduleFollowUp = scheduleFollowUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scheduleFollowUp.schedule(CaseExecution.reference(execution));
    }
}
