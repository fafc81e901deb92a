package org.ncbrelay.flow.support.capacityfollowup;

import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.NOTE;
import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.OUTCOME;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityFollowUp.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityFollowUpDelegates {
    @Bean
    CaseTaskListener recordFollowUpListener(ReportFollowUp reportFollowUp, CurrentOfficer officer) {
        return task ->
                reportFollowUp.report(task.reference(), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }
}
