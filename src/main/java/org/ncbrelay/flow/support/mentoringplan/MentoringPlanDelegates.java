package org.ncbrelay.flow.support.mentoringplan;

import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.AIMS;
import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.AIM_COUNT;
import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.DECISION;
import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.NOTE;
import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.PlanDecision.ACCEPT;
import static org.ncbrelay.flow.support.mentoringplan.MentoringPlanProcess.SCHEDULE;

import org.ncbrelay.domain.support.MentoringPlan;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoringPlan.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringPlanDelegates {
    @Bean
    CaseTaskListener recordMentoringPlanListener(MentoringPlanStep step, CurrentOfficer officer) {
        return task -> {
            MentoringPlan plan = MentoringPlan.of(AIMS.require(task), SCHEDULE.require(task));
            step.propose(task.reference(), plan, officer.officer());
            AIM_COUNT.set(task, plan.aims().size());
        };
    }

    @Bean
    CaseTaskListener recordMentoringAnswerListener(MentoringPlanStep step, CurrentOfficer officer) {
        return task -> step.answer(task.reference(), DECISION.is(task, ACCEPT), NOTE.get(task), officer.officer());
    }
}
