package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.DECISION;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ExpertDecision.APPROVE;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.NOTE;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.RATING;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.REWORK_NOTE;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertNetwork.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertNetworkDelegates {
    @Bean
    JavaDelegate introduceExpertDelegate(IntroduceExpert introduceExpert, CurrentOfficer officer) {
        return task -> introduceExpert.introduce(reference(task), ENGAGEMENT.require(task), officer.officer());
    }

    @Bean
    TaskListener recordOpinionReviewListener(ReviewOpinion reviewOpinion, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, APPROVE)) {
                reviewOpinion.approve(reference(task), ENGAGEMENT.require(task), officer.officer());
            } else {
                reviewOpinion.rework(reference(task), NOTE.get(task), officer.officer());
                REWORK_NOTE.set(task.getExecution(), NOTE.get(task));
            }
        };
    }

    @Bean
    TaskListener recordRatingListener(RateExpert rateExpert, CurrentOfficer officer) {
        return task -> rateExpert.rate(reference(task), RATING.require(task), NOTE.get(task), officer.officer());
    }
}
