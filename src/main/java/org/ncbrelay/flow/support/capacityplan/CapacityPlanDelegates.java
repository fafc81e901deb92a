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
    CaseTaskListener recordTrainingPlanListener(ProposeTrainingPlan proposePlan, CurrentOfficer officer) {
        return task -> proposePlan.propose(
                task.reference(),
                TITLE.require(task),
                PLAN.require(task),
                PARTICIPANTS.require(task),
                STARTS_ON.require(task),
                officer.officer());
    }

    @Bean
    CaseTaskListener recordTrainingAnswerListener(AnswerTrainingPlan answerPlan, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case AGREE -> answerPlan.answer(task.reference(), true, null, officer.officer());
                case CHANGE -> answerPlan.answer(task.reference(), false, NOTE.get(task), officer.officer());
                case REFUSE -> answerPlan.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }
}
