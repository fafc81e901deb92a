package org.ncbrelay.flow.ownerconsent;

import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.DECISION;
import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.OwnerConsentDecision.CONSENT;
import static org.ncbrelay.flow.ownerconsent.OwnerConsentProcess.REASON;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/ownerConsent.bpmn does. */
@Configuration(proxyBeanMethods = false)
class OwnerConsentDelegates {
    @Bean
    CaseExecutionListener askOwnerListener(AskOwner askOwner, CurrentOfficer officer) {
        return start -> askOwner.ask(start.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordOwnerConsentDelegate(AskOwner askOwner, CurrentOfficer officer) {
        return task ->
                askOwner.answered(task.reference(), DECISION.is(task, CONSENT), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoConsentDelegate(AskOwner askOwner, CurrentOfficer officer) {
        return task -> askOwner.silent(task.reference(), officer.officer());
    }
}
