package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/capacityPlan.bpmn}: the training plan, agreed with the NCB. */
@Configuration(proxyBeanMethods = false)
public class CapacityPlanProcess {
    public static final String AGREE = "Task_AgreeTrainingPlan";
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> PLAN = ProcessVariable.text("plan");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<LocalDate> STARTS_ON = ProcessVariable.date("startsOn");
    public static final ProcessVariable<TrainingPlanDecision> DECISION =
            ProcessVariable.choice("decision", TrainingPlanDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordTrainingPlanDelegate(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> step.proposePlan(
                task.reference(),
                TITLE.require(task),
                PLAN.require(task),
                PARTICIPANTS.require(task),
                STARTS_ON.require(task),
                officer.officer());
    }

    @Bean
    CaseDelegate recordTrainingAnswerDelegate(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case AGREE -> step.answerPlan(task.reference(), true, null, officer.officer());
                case CHANGE -> step.answerPlan(task.reference(), false, NOTE.get(task), officer.officer());
                case REFUSE -> step.refusePlan(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    /** The NCB's choices on a plan. */
    public enum TrainingPlanDecision {
        AGREE,
        CHANGE,
        REFUSE
    }
}
