package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/capacityBuilding.bpmn}, the diagrams it calls, and their forms. */
public final class CapacityBuildingProcess {
    public static final String KEY = "capacityBuilding";
    public static final String NEEDS = "Task_AssessNeeds";
    public static final String PROPOSE = "Task_ProposeTrainingPlan";
    public static final String AGREE = "Task_AgreeTrainingPlan";
    public static final String DELIVER = "Task_DeliverTraining";
    public static final String EVALUATE = "Task_EvaluateTraining";
    public static final ProcessVariable<Integer> OFFICERS = ProcessVariable.number("officers");
    public static final ProcessVariable<String> TOPIC = ProcessVariable.text("topic");
    public static final ProcessVariable<String> NEEDS_TEXT = ProcessVariable.text("needs");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> PLAN = ProcessVariable.text("plan");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<LocalDate> STARTS_ON = ProcessVariable.date("startsOn");
    public static final ProcessVariable<TrainingPlanDecision> DECISION =
            ProcessVariable.choice("decision", TrainingPlanDecision.class);
    public static final ProcessVariable<LocalDate> HELD_FROM = ProcessVariable.date("heldFrom");
    public static final ProcessVariable<LocalDate> HELD_UNTIL = ProcessVariable.date("heldUntil");
    public static final ProcessVariable<Integer> SCORE_BEFORE = ProcessVariable.number("scoreBefore");
    public static final ProcessVariable<Integer> SCORE_AFTER = ProcessVariable.number("scoreAfter");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private CapacityBuildingProcess() {}

    /** The NCB's choices on a plan. */
    public enum TrainingPlanDecision {
        AGREE,
        CHANGE,
        REFUSE
    }
}
