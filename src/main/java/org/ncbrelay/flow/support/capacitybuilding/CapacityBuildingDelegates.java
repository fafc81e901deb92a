package org.ncbrelay.flow.support.capacitybuilding;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.HELD_FROM;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.HELD_UNTIL;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.NEEDS_TEXT;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.NOTE;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.OFFICERS;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.SCORE_AFTER;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.SCORE_BEFORE;
import static org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess.TOPIC;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.capacity.Evaluation;
import org.ncbrelay.domain.capacity.TrainingRun;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityBuilding.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityBuildingDelegates {
    @Bean
    TaskListener recordNeedsListener(AssessNeeds assessNeeds, CurrentOfficer officer) {
        return task -> assessNeeds.assess(
                reference(task),
                OFFICERS.require(task),
                TOPIC.require(task),
                NEEDS_TEXT.require(task),
                officer.officer());
    }

    @Bean
    TaskListener recordTrainingListener(HoldTraining holdTraining, CurrentOfficer officer) {
        return task -> {
            TrainingRun run =
                    new TrainingRun(HELD_FROM.require(task), HELD_UNTIL.require(task), PARTICIPANTS.require(task));
            holdTraining.hold(reference(task), run, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    TaskListener recordEvaluationListener(EvaluateTraining evaluateTraining, CurrentOfficer officer) {
        return task -> {
            Evaluation evaluation = new Evaluation(SCORE_BEFORE.require(task), SCORE_AFTER.require(task));
            evaluateTraining.evaluate(reference(task), evaluation, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    JavaDelegate scheduleFollowUpDelegate(ScheduleFollowUp scheduleFollowUp) {
        return task -> scheduleFollowUp.schedule(reference(task));
    }
}
