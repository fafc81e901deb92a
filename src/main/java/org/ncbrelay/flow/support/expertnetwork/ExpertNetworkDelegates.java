package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.DECISION;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.NOTE;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.OPINION_GIVEN;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.OpinionDecision.APPROVE;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.RATING;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.REWORK_NOTE;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertNetwork.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertNetworkDelegates {
    @Bean
    CaseDelegate introduceExpertDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> step.introduce(task.reference(), ENGAGEMENT.require(task), officer.officer());
    }

    @Bean
    CaseExecutionListener recordOpinionAnswerListener(ExpertNetworkStep step, CurrentOfficer officer) {
        return gateway -> {
            if (OPINION_GIVEN.require(gateway)) return;
            step.opinionNotGiven(gateway.reference(), ENGAGEMENT.require(gateway), officer.officer());
            // What the next expert is asked has nothing to do with what this one was to add.
            REWORK_NOTE.set(gateway, null);
        };
    }

    @Bean
    CaseTaskListener recordOpinionReviewListener(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, APPROVE)) {
                step.approveOpinion(task.reference(), ENGAGEMENT.require(task), officer.officer());
            } else {
                step.reworkOpinion(task.reference(), NOTE.get(task), officer.officer());
                REWORK_NOTE.set(task, NOTE.get(task));
            }
        };
    }

    @Bean
    CaseTaskListener recordRatingListener(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> step.rateExpert(task.reference(), RATING.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNoRatingListener(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return end -> recordNoAnswer.goOn(
                end.reference(), Capability.GLOBAL_NETWORK, Phrase.EXPERT_NOT_RATED, officer.officer());
    }
}
