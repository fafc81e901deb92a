package org.ncbrelay.flow.support.capacitybuilding;

import java.time.LocalDate;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Evaluation;
import org.ncbrelay.domain.support.TrainingRun;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/capacityBuilding.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class CapacityBuildingProcess {
    public static final ProcessVariable<Integer> OFFICERS = ProcessVariable.number("officers");
    public static final ProcessVariable<String> TOPIC = ProcessVariable.text("topic");
    public static final ProcessVariable<String> NEEDS_TEXT = ProcessVariable.text("needs");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<LocalDate> HELD_FROM = ProcessVariable.date("heldFrom");
    public static final ProcessVariable<LocalDate> HELD_UNTIL = ProcessVariable.date("heldUntil");
    public static final ProcessVariable<Integer> SCORE_BEFORE = ProcessVariable.number("scoreBefore");
    public static final ProcessVariable<Integer> SCORE_AFTER = ProcessVariable.number("scoreAfter");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordNeedsDelegate(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> step.assessNeeds(
                task.reference(),
                OFFICERS.require(task),
                TOPIC.require(task),
                NEEDS_TEXT.require(task),
                officer.officer());
    }

    @Bean
    CaseDelegate recordNoNeedsDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.refuse(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.NEEDS_NOT_REPORTED, officer.officer());
    }

    @Bean
    CaseDelegate recordTrainingDelegate(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> {
            TrainingRun run =
                    new TrainingRun(HELD_FROM.require(task), HELD_UNTIL.require(task), PARTICIPANTS.require(task));
            step.holdTraining(task.reference(), run, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordEvaluationDelegate(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> {
            Evaluation evaluation = new Evaluation(SCORE_BEFORE.require(task), SCORE_AFTER.require(task));
            step.evaluateTraining(task.reference(), evaluation, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordNoEvaluationDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.goOn(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.TRAINING_NOT_EVALUATED, officer.officer());
    }

    @Bean
    CaseDelegate scheduleFollowUpDelegate(CapacityBuildingStep step) {
        return task -> step.scheduleFollowUp(task.reference());
    }
}
