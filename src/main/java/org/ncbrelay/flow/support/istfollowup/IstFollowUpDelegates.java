package org.ncbrelay.flow.support.istfollowup;

import static org.ncbrelay.flow.support.istfollowup.IstFollowUpProcess.REPORT;
import static org.ncbrelay.flow.support.istfollowup.IstFollowUpProcess.STATE;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istFollowUp.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstFollowUpDelegates {
    @Bean
    CaseTaskListener recordMissionFollowUpListener(FollowUpMission followUpMission, CurrentOfficer officer) {
        return task ->
                followUpMission.report(task.reference(), STATE.require(task), REPORT.require(task), officer.officer());
    }
}
