package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.LocalDate;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/coordinationMeeting.bpmn} and its form. */
public final class CoordinationMeetingProcess {
    public static final String KEY = "coordinationMeeting";
    public static final String PLAN = "Task_PlanMeeting";
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> PURPOSE = ProcessVariable.text("purpose");
    public static final ProcessVariable<Meeting.Format> FORMAT = ProcessVariable.choice("format", Meeting.Format.class);
    public static final ProcessVariable<LocalDate> HELD_ON = ProcessVariable.date("heldOn");
    public static final ProcessVariable<String> PLACE = ProcessVariable.text("place");

    private CoordinationMeetingProcess() {}
}
