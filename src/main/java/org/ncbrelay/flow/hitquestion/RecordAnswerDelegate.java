package org.ncbrelay.flow.hitquestion;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.HitQuestionNames;
import org.ncbrelay.process.HitQuestionNames.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordAnswer to {@link RecordAnswer}. */
@Component
class RecordAnswerDelegate implements JavaDelegate {
    private final RecordAnswer recordAnswer;
    private final CurrentOfficer officer;

    RecordAnswerDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        this.recordAnswer = recordAnswer;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean disclosed = HitQuestionNames.DECISION.require(execution) == Decision.DISCLOSE;
        recordAnswer.record(
                UUID.fromString(HitQuestionNames.QUESTION.require(execution)),
                disclosed,
                disclosed ? HitQuestionNames.ANSWER.get(execution) : HitQuestionNames.REASON.get(execution),
                officer.officer());
    }
}
