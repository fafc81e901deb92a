package org.ncbrelay.flow.support.mentoringsession;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/mentoringSession.bpmn} and its form. */
public final class MentoringSessionProcess {
    public static final String KEY = "mentoringSession";
    public static final String HOLD = "Task_HoldSession";
    public static final ProcessVariable<String> TOPIC = ProcessVariable.text("topic");
    public static final ProcessVariable<LocalDate> HELD_ON = ProcessVariable.date("heldOn");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);
    public static final ProcessVariable<Boolean> ANOTHER_SESSION = ProcessVariable.flag("anotherSession");

    private MentoringSessionProcess() {}

    /** What follows a session. */
    public enum Next {
        LAST,
        ANOTHER
    }
}
