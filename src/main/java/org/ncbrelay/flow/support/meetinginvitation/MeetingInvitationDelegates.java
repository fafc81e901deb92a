package org.ncbrelay.flow.support.meetinginvitation;

import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.DECISION;
import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.REASON;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/meetingInvitation.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MeetingInvitationDelegates {
    @Bean
    CaseDelegate recordInvitationAnswerDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case ACCEPT -> answerInvitation.accept(task.reference(), PARTICIPANTS.get(task), officer.officer());
                case DECLINE -> answerInvitation.decline(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate escalateInvitationDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                task.reference(), "invitation", task.country().value(), officer.officer());
    }

    @Bean
    CaseDelegate recordUnansweredInvitationDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        return task -> answerInvitation.silent(task.reference(), officer.officer());
    }
}
