package org.ncbrelay.flow.support.generalservice;

import static org.ncbrelay.flow.support.generalservice.GeneralServiceProcess.DECISION;
import static org.ncbrelay.flow.support.generalservice.GeneralServiceProcess.REASON;
import static org.ncbrelay.flow.support.generalservice.GeneralServiceProcess.ServiceDecision.APPROVE;
import static org.ncbrelay.flow.support.generalservice.GeneralServiceProcess.service;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewCompliance;
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
