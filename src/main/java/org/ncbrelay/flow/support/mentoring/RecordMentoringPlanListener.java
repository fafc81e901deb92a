package org.ncbrelay.flow.support.mentoring;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.mentoring.MentoringPlan;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MentoringProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ProposeMentoringPlan to {@link ProposeMentoringPlan}. */
@Component
class RecordMentoringPlanListener implements TaskListener {
    private final ProposeMentoringPlan proposeMentoringPlan;
    private final CurrentOfficer officer;

    RecordMentoringPlanListener(ProposeMentoringPlan proposeMentoringPlan, CurrentOfficer officer) {
        this.proposeMentoringPlan = proposeMentoringPlan;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        MentoringPlan plan =
                MentoringPlan.of(MentoringProcess.AIMS.require(task), MentoringProcess.SCHEDULE.require(task));
        proposeMentoringPlan.propose(CaseExecution.reference(task), plan, officer.officer());
        MentoringProcess.AIM_COUNT.set(task.getExecution(), plan.aims().size());
    }
}
