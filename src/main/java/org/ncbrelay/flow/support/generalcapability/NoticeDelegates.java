package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.DECISION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.REASON;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ServiceDecision.APPROVE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.notice;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/notice.bpmn does. */
@Configuration(proxyBeanMethods = false)
class NoticeDelegates {
    @Bean
    TaskListener recordNoticeListener(AskForNotice askForNotice, CurrentOfficer officer) {
        return task -> askForNotice.ask(reference(task), notice(task), officer.officer());
    }

    @Bean
    TaskListener recordNoticeReviewListener(ReviewCompliance reviewCompliance, CurrentOfficer officer) {
        return task -> reviewCompliance.review(
                reference(task), capability(task), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }

    @Bean
    JavaDelegate publishNoticeDelegate(PublishNotice publishNotice, CurrentOfficer officer) {
        return task -> publishNotice.publish(reference(task), officer.officer());
    }
}
