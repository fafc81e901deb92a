package org.ncbrelay.flow.support.expertopinion;

import static org.ncbrelay.flow.support.expertopinion.ExpertOpinionProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertopinion.ExpertOpinionProcess.OPINION;
import static org.ncbrelay.flow.support.expertopinion.ExpertOpinionProcess.OPINION_GIVEN;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertOpinion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertOpinionDelegates {
    @Bean
    CaseTaskListener recordOpinionListener(ExpertOpinionStep step, CurrentOfficer officer) {
        return task -> {
            step.give(ENGAGEMENT.require(task), OPINION.require(task), officer.officer());
            OPINION_GIVEN.set(task, true);
        };
    }

    @Bean
    CaseDelegate recordNoOpinionDelegate(ExpertOpinionStep step, CurrentOfficer officer) {
        return task -> {
            step.dismiss(task.reference(), officer.officer());
            OPINION_GIVEN.set(task, false);
        };
    }
}
