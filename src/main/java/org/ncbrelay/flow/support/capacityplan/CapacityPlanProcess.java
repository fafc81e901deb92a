package org.ncbrelay.flow.support.capacityplan;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/capacityPlan.bpmn} and its forms. */
public final class CapacityPlanProcess {
    public static final String KEY = "capacityPlan";
    public static final String PROPOSE = "Task_ProposeTrainingPlan";
    public static final String AGREE = "Task_AgreeTrainingPlan";
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> PLAN = ProcessVariable.text("plan");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<LocalDate> STARTS_ON = ProcessVariable.date("startsOn");
    public static final ProcessVariable<TrainingPlanDecision> DECISION =
            ProcessVariable.choice("decision", TrainingPlanDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private CapacityPlanProcess() {}

    /** The NCB's choices on a plan. */
    public enum TrainingPlanDecision {
        AGREE,
        CHANGE,
        REFUSE
    }
}
