package org.ncbrelay.process;

/** Names of {@code bpmn/istFollowUp.bpmn} and its form. */
public final class IstFollowUpProcess {
    public static final String KEY = "istFollowUp";
    public static final String AFTER_30_DAYS = "Task_FollowUpAfter30Days";
    public static final String AFTER_90_DAYS = "Task_FollowUpAfter90Days";
    public static final ProcessVariable<State> STATE = ProcessVariable.choice("state", State.class);
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");

    private IstFollowUpProcess() {}

    /** What became of the recommendations. */
    public enum State {
        ON_TRACK,
        DELAYED,
        DROPPED
    }
}
