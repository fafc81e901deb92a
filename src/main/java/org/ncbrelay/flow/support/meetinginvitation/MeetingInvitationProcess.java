package org.ncbrelay.flow.support.meetinginvitation;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/meetingInvitation.bpmn} and its form; it runs in the country that is invited. */
public final class MeetingInvitationProcess {
    public static final String KEY = "meetingInvitation";
    public static final String ANSWER = "Task_AnswerInvitation";
    public static final ProcessVariable<InvitationDecision> DECISION =
            ProcessVariable.choice("decision", InvitationDecision.class);
    public static final ProcessVariable<String> PARTICIPANTS = ProcessVariable.text("participants");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private MeetingInvitationProcess() {}

    /** Choices of the invited bureau. */
    public enum InvitationDecision {
        ACCEPT,
        DECLINE
    }
}
