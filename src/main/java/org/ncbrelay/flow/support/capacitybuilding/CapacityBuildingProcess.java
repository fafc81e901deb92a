package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/capacityBuilding.bpmn} and its forms. */
public final class CapacityBuildingProcess {
    public static final String KEY = "capacityBuilding";
    public static final String NEEDS = "Task_AssessNeeds";
    public static final String DELIVER = "Task_DeliverTraining";
    public static final String EVALUATE = "Task_EvaluateTraining";
    public static final ProcessVariable<Integer> OFFICERS = ProcessVariable.number("officers");
    public static final ProcessVariable<String> TOPIC = ProcessVariable.text("topic");
    public static final ProcessVariable<String> NEEDS_TEXT = ProcessVariable.text("needs");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<LocalDate> HELD_FROM = ProcessVariable.date("heldFrom");
    public static final ProcessVariable<LocalDate> HELD_UNTIL = ProcessVariable.date("heldUntil");
    public static final ProcessVariable<Integer> SCORE_BEFORE = ProcessVariable.number("scoreBefore");
    public static final ProcessVariable<Integer> SCORE_AFTER = ProcessVariable.number("scoreAfter");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private CapacityBuildingProcess() {}
}
