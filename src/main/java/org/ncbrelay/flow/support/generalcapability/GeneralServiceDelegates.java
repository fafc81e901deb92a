package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.DECISION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.REASON;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ServiceDecision.APPROVE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.service;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/generalService.bpmn does. */
@Configuration(proxyBeanMethods = false)
class GeneralServiceDelegates {
    @Bean
    TaskListener recordServiceListener(AskForService askForService, CurrentOfficer officer) {
        return task -> askForService.ask(reference(task), capability(task), service(task), officer.officer());
    }

    @Bean
    TaskListener recordServiceReviewListener(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        return task -> reviewCompliance.review(
                reference(task), capability(task), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }
}
