package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/sharing.bpmn} and its forms. */
public final class SharingProcess {
    public static final String KEY = "sharing";
    public static final String SCOPE = "Task_DefineScopeQuestion";
    public static final String CONSENT = "Task_ConsentToUse";
    public static final String WRITE = "Task_WriteReport";
    public static final String REVIEW = "Task_ReviewReport";
    /** What the decision table answered: {@code ALLOW}, {@code ASK_OWNER} or {@code DENY}. */
    public static final ProcessVariable<String> RESTRICTION = ProcessVariable.text("restriction");

    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<String> PERIOD = ProcessVariable.text("period");
    public static final ProcessVariable<SharingDecision> DECISION =
            ProcessVariable.choice("decision", SharingDecision.class);
    public static final ProcessVariable<String> CONDITIONS = ProcessVariable.text("conditions");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> FINDINGS = ProcessVariable.text("findings");
    public static final ProcessVariable<String> RECOMMENDATIONS = ProcessVariable.text("recommendations");
    public static final ProcessVariable<String> SOURCE_GRADING = ProcessVariable.text("sourceGrading");
    public static final ProcessVariable<String> INFORMATION_GRADING = ProcessVariable.text("informationGrading");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private SharingProcess() {}

    /** Choices of the owner of restricted data and of the reviewer. */
    public enum SharingDecision {
        CONSENT,
        REFUSE,
        APPROVE,
        REWORK
    }
}
