package org.ncbrelay.flow.release;

import org.ncbrelay.process.ProcessVariable;

/** Names of {@code bpmn/release.bpmn} and its form. */
public final class ReleaseProcess {
    public static final String KEY = "release";
    public static final ProcessVariable<Decision> DECISION = ProcessVariable.choice("decision", Decision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private ReleaseProcess() {}

    /** Choices of the person who releases. */
    public enum Decision {
        RELEASE,
        HOLD_BACK
    }
}
