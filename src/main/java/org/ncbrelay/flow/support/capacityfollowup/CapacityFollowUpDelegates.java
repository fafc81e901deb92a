package org.ncbrelay.flow.support.capacityfollowup;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.NOTE;
import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.OUTCOME;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityFollowUp.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityFollowUpDelegates {
    @Bean
    TaskListener recordFollowUpListener(ReportFollowUp reportFollowUp, CurrentOfficer officer) {
        return task -> reportFollowUp.report(reference(task), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }
}
