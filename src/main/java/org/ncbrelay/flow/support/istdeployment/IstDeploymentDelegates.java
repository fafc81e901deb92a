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
    CaseDelegate startMissionFollowUpDelegate(StartMissionFollowUp startFollowUp, CurrentOfficer officer) {
        return task -> startFollowUp.start(task.reference(), SUMMARY.require(task), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotDeployedListener(RecordNotDeployed recordNotDeployed, CurrentOfficer officer) {
        return end -> recordNotDeployed.record(end.reference(), officer.officer());
    }
}
