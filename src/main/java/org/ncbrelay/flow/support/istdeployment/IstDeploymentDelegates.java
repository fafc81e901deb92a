package org.ncbrelay.flow.support.istdeployment;

import static org.ncbrelay.engine.CaseExecution.SUMMARY;
import static org.ncbrelay.engine.CaseExecution.reference;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istDeployment.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstDeploymentDelegates {
    @Bean
    JavaDelegate startMissionFollowUpDelegate(StartMissionFollowUp startFollowUp, CurrentOfficer officer) {
        return task -> startFollowUp.start(reference(task), SUMMARY.require(task), officer.officer());
    }

    @Bean
    ExecutionListener recordNotDeployedListener(RecordNotDeployed recordNotDeployed, CurrentOfficer officer) {
        return end -> recordNotDeployed.record(reference(end), officer.officer());
    }
}
