package org.ncbrelay.flow.support.capacitybuilding;

import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.HELD_FROM;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.HELD_UNTIL;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.NEEDS_TEXT;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.NOTE;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.OFFICERS;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.SCORE_AFTER;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.SCORE_BEFORE;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.TOPIC;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Evaluation;
import org.ncbrelay.domain.support.TrainingRun;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityBuilding.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityBuildingDelegates {
    @Bean
    CaseTaskListener recordNeedsListener(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> step.assessNeeds(
                task.reference(),
                OFFICERS.require(task),
                TOPIC.require(task),
                NEEDS_TEXT.require(task),
                officer.officer());
    }

    @Bean
    CaseTaskListener recordTrainingListener(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> {
            TrainingRun run =
                    new TrainingRun(HELD_FROM.require(task), HELD_UNTIL.require(task), PARTICIPANTS.require(task));
            step.holdTraining(task.reference(), run, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordEvaluationListener(CapacityBuildingStep step, CurrentOfficer officer) {
        return task -> {
            Evaluation evaluation = new Evaluation(SCORE_BEFORE.require(task), SCORE_AFTER.require(task));
            step.evaluateTraining(task.reference(), evaluation, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate scheduleFollowUpDelegate(CapacityBuildingStep step) {
        return task -> step.scheduleFollowUp(task.reference());
    }

    @Bean
    CaseExecutionListener recordNoNeedsListener(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return end -> recordNoAnswer.refuse(
                end.reference(), Capability.CAPACITY_BUILDING, Phrase.NEEDS_NOT_REPORTED, officer.officer());
    }

    @Bean
    CaseExecutionListener recordNoEvaluationListener(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return timer -> recordNoAnswer.goOn(
                timer.reference(), Capability.CAPACITY_BUILDING, Phrase.TRAINING_NOT_EVALUATED, officer.officer());
    }
}
