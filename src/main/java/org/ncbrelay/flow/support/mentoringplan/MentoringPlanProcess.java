package org.ncbrelay.flow.support.mentoringplan;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/mentoringPlan.bpmn} and its forms. */
public final class MentoringPlanProcess {
    public static final String KEY = "mentoringPlan";
    public static final String PROPOSE = "Task_ProposeMentoringPlan";
    public static final String AGREE = "Task_AgreeMentoringPlan";
    public static final ProcessVariable<String> AIMS = ProcessVariable.text("aims");
    public static final ProcessVariable<String> SCHEDULE = ProcessVariable.text("schedule");
    /** How many aims the agency will have to judge. */
    public static final ProcessVariable<Integer> AIM_COUNT = ProcessVariable.number("aimCount");

    public static final ProcessVariable<PlanDecision> DECISION = ProcessVariable.choice("decision", PlanDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private MentoringPlanProcess() {}

    /** The agency's choices on a plan. */
    public enum PlanDecision {
        ACCEPT,
        CHANGE
    }
}
