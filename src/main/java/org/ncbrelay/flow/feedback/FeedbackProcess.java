package org.ncbrelay.flow.feedback;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/feedback.bpmn} and its forms; it runs in the country addressed. */
public final class FeedbackProcess {
    public static final String KEY = "feedback";
    public static final ProcessVariable<FeedbackDecision> DECISION =
            ProcessVariable.choice("decision", FeedbackDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<Boolean> DIRECT_CONTACT_REQUESTED =
            ProcessVariable.flag("directContactRequested");

    private FeedbackProcess() {}

    /** The unit's one answer to what it received. */
    public enum FeedbackDecision {
        ACKNOWLEDGE
    }
}
