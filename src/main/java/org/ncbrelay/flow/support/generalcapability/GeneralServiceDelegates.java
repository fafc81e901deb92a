package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.DECISION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.REASON;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ServiceDecision.APPROVE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.service;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/generalService.bpmn does. */
@Configuration(proxyBeanMethods = false)
class GeneralServiceDelegates {
    @Bean
    CaseTaskListener recordServiceListener(AskForService askForService, CurrentOfficer officer) {
        return task -> askForService.ask(task.reference(), task.capability(), service(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordServiceReviewListener(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        return task -> reviewCompliance.review(
                task.reference(), task.capability(), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }
}
