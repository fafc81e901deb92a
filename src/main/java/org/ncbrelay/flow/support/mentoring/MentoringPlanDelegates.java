package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.AIMS;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.AIM_COUNT;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.DECISION;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.NOTE;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.PlanDecision.ACCEPT;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.SCHEDULE;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.mentoring.MentoringPlan;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoringPlan.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringPlanDelegates {
    @Bean
    TaskListener recordMentoringPlanListener(ProposeMentoringPlan proposePlan, CurrentOfficer officer) {
        return task -> {
            MentoringPlan plan = MentoringPlan.of(AIMS.require(task), SCHEDULE.require(task));
            proposePlan.propose(reference(task), plan, officer.officer());
            AIM_COUNT.set(task.getExecution(), plan.aims().size());
        };
    }

    @Bean
    TaskListener recordMentoringAnswerListener(AnswerMentoringPlan answerPlan, CurrentOfficer officer) {
        return task -> answerPlan.answer(reference(task), DECISION.is(task, ACCEPT), NOTE.get(task), officer.officer());
    }
}
