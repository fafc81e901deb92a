package org.ncbrelay.flow.support.mentoring;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MentoringProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AgreeMentoringPlan to {@link AnswerMentoringPlan}. */
@Component
class RecordMentoringAnswerListener implements TaskListener {
    private final AnswerMentoringPlan answerMentoringPlan;
    private final CurrentOfficer officer;

    RecordMentoringAnswerListener(AnswerMentoringPlan answerMentoringPlan, CurrentOfficer officer) {
        this.answerMentoringPlan = answerMentoringPlan;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean accepted = MentoringProcess.DECISION.require(task) == MentoringProcess.Decision.ACCEPT;
        answerMentoringPlan.answer(
                CaseExecution.reference(task), accepted, MentoringProcess.NOTE.get(task), officer.officer());
    }
}
