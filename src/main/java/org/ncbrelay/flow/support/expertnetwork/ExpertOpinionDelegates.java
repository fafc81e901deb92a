package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.OPINION_TEXT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertOpinion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertOpinionDelegates {
    @Bean
    CaseTaskListener recordOpinionListener(GiveOpinion giveOpinion, CurrentOfficer officer) {
        return task -> giveOpinion.give(ENGAGEMENT.require(task), OPINION_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate remindReleasingNCBDelegate(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        return task -> releaseExpert.remind(task.reference(), officer.officer());
    }
}
