package org.ncbrelay.flow.support.meetinginvitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordUnansweredInvitation to {@link AnswerInvitation}. */
@Component
class RecordUnansweredInvitationDelegate implements JavaDelegate {
    private final AnswerInvitation answerInvitation;
    private final CurrentOfficer officer;

    RecordUnansweredInvitationDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        this.answerInvitation = answerInvitation;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answerInvitation.silent(CaseExecution.reference(execution), officer.officer());
    }
}
