package org.ncbrelay.flow.hitquestion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindBureau;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.HitQuestionNames;
import org.springframework.stereotype.Component;

/** Binds Task_EscalateQuestion to {@link RemindBureau}. */
@Component
class EscalateQuestionDelegate implements JavaDelegate {
    private final RemindBureau remindBureau;
    private final CurrentOfficer officer;

    EscalateQuestionDelegate(RemindBureau remindBureau, CurrentOfficer officer) {
        this.remindBureau = remindBureau;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remindBureau.remind(
                CaseExecution.reference(execution),
                "hitAnswer",
                HitQuestionNames.QUESTION.require(execution),
                officer.officer());
    }
}
