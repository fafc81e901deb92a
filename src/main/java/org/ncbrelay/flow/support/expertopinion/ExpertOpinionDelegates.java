package org.ncbrelay.flow.support.expertopinion;

import static org.ncbrelay.flow.support.expertopinion.ExpertOpinionProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertopinion.ExpertOpinionProcess.OPINION;

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
        return task -> giveOpinion.give(ENGAGEMENT.require(task), OPINION.require(task), officer.officer());
    }

    @Bean
    CaseDelegate remindReleasingNCBDelegate(RemindReleasingNcb remindNcb, CurrentOfficer officer) {
        return task -> remindNcb.remind(task.reference(), officer.officer());
    }
}
