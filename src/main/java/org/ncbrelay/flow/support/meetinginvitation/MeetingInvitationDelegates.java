package org.ncbrelay.flow.support.meetinginvitation;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.DECISION;
import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.meetinginvitation.MeetingInvitationProcess.REASON;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/meetingInvitation.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MeetingInvitationDelegates {
    @Bean
    JavaDelegate recordInvitationAnswerDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case ACCEPT -> answerInvitation.accept(reference(task), PARTICIPANTS.get(task), officer.officer());
                case DECLINE -> answerInvitation.decline(reference(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    JavaDelegate escalateInvitationDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(reference(task), "invitation", task.getTenantId(), officer.officer());
    }

    @Bean
    JavaDelegate recordUnansweredInvitationDelegate(AnswerInvitation answerInvitation, CurrentOfficer officer) {
        return task -> answerInvitation.silent(reference(task), officer.officer());
    }
}
