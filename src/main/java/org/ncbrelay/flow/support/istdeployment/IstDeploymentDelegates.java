package org.ncbrelay.flow.support.istdeployment;

import static org.ncbrelay.engine.CaseExecution.SUMMARY;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istDeployment.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstDeploymentDelegates {
    @Bean
    CaseDelegate startMissionFollowUpDelegate(IstDeploymentStep step, CurrentOfficer officer) {
        return task -> step.startFollowUp(task.reference(), SUMMARY.require(task), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotDeployedListener(IstDeploymentStep step, CurrentOfficer officer) {
        return end -> step.recordNotDeployed(end.reference(), officer.officer());
    }
}
