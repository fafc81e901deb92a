package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.CONTENT;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.DECISION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.REASON;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ServiceDecision.APPROVE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.TITLE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.receivers;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/diffusion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DiffusionDelegates {
    @Bean
    TaskListener recordDiffusionListener(AskForDiffusion askForDiffusion, CurrentOfficer officer) {
        return task -> askForDiffusion.ask(
                reference(task), receivers(task), TITLE.require(task), CONTENT.require(task), officer.officer());
    }

    @Bean
    JavaDelegate sendDiffusionDelegate(SendDiffusion sendDiffusion, CurrentOfficer officer) {
        return task -> sendDiffusion.send(reference(task), officer.officer());
    }

    @Bean
    TaskListener recordDiffusionReviewListener(ReviewDiffusion reviewDiffusion, CurrentOfficer officer) {
        return task -> reviewDiffusion.review(
                reference(task), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }
}
