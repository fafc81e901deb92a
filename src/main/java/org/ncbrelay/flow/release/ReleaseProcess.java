package org.ncbrelay.flow.release;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/release.bpmn} and its form. */
public final class ReleaseProcess {
    public static final String KEY = "release";
    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private ReleaseProcess() {}

    /** Choices of the person who releases. */
    public enum ReleaseDecision {
        RELEASE,
        HOLD_BACK
    }
}
