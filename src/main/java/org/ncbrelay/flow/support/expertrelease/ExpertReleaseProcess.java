package org.ncbrelay.flow.support.expertrelease;

import java.util.UUID;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/expertRelease.bpmn} and its form. */
public final class ExpertReleaseProcess {
    public static final String KEY = "expertRelease";
    public static final String RELEASE = "Task_ReleaseExpert";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");

    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<Boolean> RELEASED = ProcessVariable.flag("released");

    private ExpertReleaseProcess() {}

    /** The choices of the expert's NCB. */
    public enum ReleaseDecision {
        RELEASE,
        REFUSE
    }
}
