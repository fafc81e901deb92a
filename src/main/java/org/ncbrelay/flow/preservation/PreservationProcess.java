package org.ncbrelay.flow.preservation;

import java.util.UUID;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/preservation.bpmn} and its form. */
public final class PreservationProcess {
    public static final String KEY = "preservation";
    public static final String RENEW = "Task_RenewPreservation";
    /** Which row of the case's preservation requests an instance watches. */
    public static final ProcessVariable<UUID> PRESERVATION = ProcessVariable.id("preservation");
    /** Shown on the form. */
    public static final ProcessVariable<String> PROVIDER = ProcessVariable.text("provider");

    public static final ProcessVariable<String> EXPIRES_AT = ProcessVariable.text("expiresAt");

    public static final ProcessVariable<PreservationDecision> DECISION =
            ProcessVariable.choice("decision", PreservationDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private PreservationProcess() {}

    /** The agency's choices. */
    public enum PreservationDecision {
        RENEW,
        LET_LAPSE
    }
}
