package org.ncbrelay.flow.ownerconsent;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.DECISION;
import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.OwnerConsentDecision.CONSENT;
import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.REASON;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/ownerConsent.bpmn does. */
@Configuration(proxyBeanMethods = false)
class OwnerConsentDelegates {
    @Bean
    ExecutionListener askOwnerListener(AskOwner askOwner, CurrentOfficer officer) {
        return start -> askOwner.ask(reference(start), officer.officer());
    }

    @Bean
    JavaDelegate recordOwnerConsentDelegate(AskOwner askOwner, CurrentOfficer officer) {
        return task ->
                askOwner.answered(reference(task), DECISION.is(task, CONSENT), REASON.get(task), officer.officer());
    }
}
