package org.ncbrelay.flow.authorization;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/authorization.bpmn} and its form. */
public final class AuthorizationProcess {
    public static final String KEY = "authorization";
    public static final String DECIDE = "Task_DecideDirectContact";
    public static final String KEEP_OPEN = "Task_KeepChannelOpen";
    /** Ends the open channel before its time. */
    public static final String ENDED_MESSAGE = "authorization.ended";

    public static final ProcessVariable<ContactDecision> DECISION =
            ProcessVariable.choice("decision", ContactDecision.class);
    public static final ProcessVariable<String> SCOPE = ProcessVariable.text("scope");
    public static final ProcessVariable<LocalDate> VALID_UNTIL = ProcessVariable.date("validUntil");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private AuthorizationProcess() {}

    /** The NCB's choices. */
    public enum ContactDecision {
        GRANT,
        REFUSE
    }
}
