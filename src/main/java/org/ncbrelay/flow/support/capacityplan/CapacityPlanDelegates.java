package org.ncbrelay.flow.support.capacityplan;

import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.DECISION;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.NOTE;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.PLAN;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.REASON;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.STARTS_ON;
import static org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess.TITLE;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityPlan.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityPlanDelegates {
    @Bean
    CaseTaskListener recordTrainingPlanListener(CapacityPlanStep step, CurrentOfficer officer) {
        return task -> step.propose(
                task.reference(),
                TITLE.require(task),
                PLAN.require(task),
                PARTICIPANTS.require(task),
                STARTS_ON.require(task),
                officer.officer());
    }

    @Bean
    CaseTaskListener recordTrainingAnswerListener(CapacityPlanStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case AGREE -> step.answer(task.reference(), true, null, officer.officer());
                case CHANGE -> step.answer(task.reference(), false, NOTE.get(task), officer.officer());
                case REFUSE -> step.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }
}
