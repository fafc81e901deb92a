package org.ncbrelay.flow.support.coordinationmeeting;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/meetingInvitation.bpmn}: invitation of one bureau. It runs in the country that is invited. */
@Configuration(proxyBeanMethods = false)
public class MeetingInvitationProcess {
    public static final String KEY = "meetingInvitation";
    public static final ProcessVariable<InvitationDecision> DECISION =
            ProcessVariable.choice("decision", InvitationDecision.class);
    public static final ProcessVariable<String> PARTICIPANTS = ProcessVariable.text("participants");
    public static final ProcessVariable<String> AGENCIES = ProcessVariable.text("agencies");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordInvitationAnswerDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case ACCEPT ->
                    step.accept(task.reference(), PARTICIPANTS.get(task), AGENCIES.get(task), officer.officer());
                case DECLINE -> step.decline(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordUnansweredInvitationDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> step.silent(task.reference(), officer.officer());
    }

    /** Choices of the invited bureau. */
    public enum InvitationDecision {
        ACCEPT,
        DECLINE
    }
}
