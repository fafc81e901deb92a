package org.ncbrelay.flow.support.meetingsession;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/meetingSession.bpmn} and its forms. */
public final class MeetingSessionProcess {
    public static final String KEY = "meetingSession";
    public static final String AGENDA = "Task_SetAgenda";
    public static final String HOLD = "Task_HoldMeeting";
    public static final String ASSIGN = "Task_AssignAction";
    public static final String MINUTES = "Task_WriteMinutes";
    public static final String REVIEW = "Task_ReviewMinutes";
    public static final ProcessVariable<String> AGENDA_TEXT = ProcessVariable.text("agenda");
    public static final ProcessVariable<MeetingDecision> DECISION =
            ProcessVariable.choice("decision", MeetingDecision.class);
    public static final ProcessVariable<String> PARTICIPANTS = ProcessVariable.text("participants");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> ACTION = ProcessVariable.text("action");
    public static final ProcessVariable<String> OWNER = ProcessVariable.text("owner");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> MINUTES_TEXT = ProcessVariable.text("minutes");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private MeetingSessionProcess() {}

    /** Choices of the organiser and of the reviewer. */
    public enum MeetingDecision {
        HELD,
        CANCELLED,
        APPROVE,
        REWORK
    }

    /** Whether there are more actions. */
    public enum Next {
        DONE,
        NEXT
    }
}
