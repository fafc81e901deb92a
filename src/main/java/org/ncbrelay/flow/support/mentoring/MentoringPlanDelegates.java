package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.flow.support.mentoring.MentoringProcess.AIMS;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.AIM_COUNT;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.DECISION;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.NOTE;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.PlanDecision.ACCEPT;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.SCHEDULE;

import org.ncbrelay.domain.mentoring.MentoringPlan;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoringPlan.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringPlanDelegates {
    @Bean
    CaseTaskListener recordMentoringPlanListener(ProposeMentoringPlan proposePlan, CurrentOfficer officer) {
        return task -> {
            MentoringPlan plan = MentoringPlan.of(AIMS.require(task), SCHEDULE.require(task));
            proposePlan.propose(task.reference(), plan, officer.officer());
            AIM_COUNT.set(task, plan.aims().size());
        };
    }

    @Bean
    CaseTaskListener recordMentoringAnswerListener(AnswerMentoringPlan answerPlan, CurrentOfficer officer) {
        return task ->
                answerPlan.answer(task.reference(), DECISION.is(task, ACCEPT), NOTE.get(task), officer.officer());
    }
}
