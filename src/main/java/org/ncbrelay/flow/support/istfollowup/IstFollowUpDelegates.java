package org.ncbrelay.flow.support.istfollowup;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istfollowup.IstFollowUpProcess.REPORT;
import static org.ncbrelay.flow.support.istfollowup.IstFollowUpProcess.STATE;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istFollowUp.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstFollowUpDelegates {
    @Bean
    TaskListener recordMissionFollowUpListener(FollowUpMission followUpMission, CurrentOfficer officer) {
        return task ->
                followUpMission.report(reference(task), STATE.require(task), REPORT.require(task), officer.officer());
    }
}
