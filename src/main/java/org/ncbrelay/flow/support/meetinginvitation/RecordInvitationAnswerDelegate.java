package org.ncbrelay.flow.support.meetinginvitation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MeetingInvitationProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordInvitationAnswer to {@link AnswerInvitation}. */
@Component
class RecordInvitationAnswerDelegate implements JavaDelegate {
    private final AnswerInvitation answerInvitation;
    private final CurrentOfficer officer;

    RecordInvitationAnswerDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        this.answerInvitation = answerInvitation;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (MeetingInvitationProcess.DECISION.require(execution)) {
            case ACCEPT ->
                answerInvitation.accept(
                        CaseExecution.reference(execution),
                        MeetingInvitationProcess.PARTICIPANTS.get(execution),
                        officer.officer());
            case DECLINE ->
                answerInvitation.decline(
                        CaseExecution.reference(execution),
                        MeetingInvitationProcess.REASON.get(execution),
                        officer.officer());
        }
    }
}
