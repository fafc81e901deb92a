package org.ncbrelay.flow.support.istrelease;

import java.util.UUID;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/istRelease.bpmn} and its form; it runs in the country of the expert. */
public final class IstReleaseProcess {
    public static final String KEY = "istRelease";
    public static final String RELEASE = "Task_ReleaseExpert";
    /** The place in the team that is asked for. */
    public static final ProcessVariable<UUID> MEMBER = ProcessVariable.id("member");

    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> EXPERT = ProcessVariable.text("expert");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private IstReleaseProcess() {}

    /** Choices of the home bureau. */
    public enum ReleaseDecision {
        RELEASE,
        REFUSE
    }
}
