package org.ncbrelay.flow.support.istterms;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.CHANGES;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.DECISION;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.REASON;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.terms;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istTerms.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstTermsDelegates {
    @Bean
    TaskListener recordTermsListener(DraftTerms draftTerms, Cases cases, CurrentOfficer officer) {
        return task -> {
            Confidentiality requested = cases.get(reference(task)).confidentiality();
            draftTerms.draft(reference(task), terms(task, requested), officer.officer());
        };
    }

    @Bean
    JavaDelegate recordHostConsentDelegate(DecideHostConsent decideConsent, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case SIGN -> decideConsent.sign(reference(task), officer.officer());
                case CHANGE -> decideConsent.askForChanges(reference(task), CHANGES.get(task), officer.officer());
                case REFUSE -> decideConsent.refuse(reference(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    TaskListener recordSignatureListener(SignTerms signTerms, CurrentOfficer officer) {
        return task -> signTerms.sign(reference(task), officer.officer());
    }

    @Bean
    JavaDelegate escalateHostConsentDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), "hostConsent", Party.NCB, officer.officer());
    }
}
