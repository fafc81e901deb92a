package org.ncbrelay.flow.hitquestion;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.HitQuestionNames;
import org.springframework.stereotype.Component;

/** Binds Task_RecordUnansweredQuestion to {@link RecordAnswer}. */
@Component
class RecordUnansweredQuestionDelegate implements JavaDelegate {
    private final RecordAnswer recordAnswer;
    private final CurrentOfficer officer;

    RecordUnansweredQuestionDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        this.recordAnswer = recordAnswer;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordAnswer.silent(UUID.fromString(HitQuestionNames.QUESTION.require(execution)), officer.officer());
    }
}
