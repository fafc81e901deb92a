package org.ncbrelay.flow.support.istterms;

import static org.ncbrelay.flow.support.istterms.IstTermsProcess.CHANGES;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.DECISION;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.REASON;
import static org.ncbrelay.flow.support.istterms.IstTermsProcess.terms;

import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istTerms.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstTermsDelegates {
    @Bean
    CaseTaskListener recordTermsListener(DraftTerms draftTerms, Cases cases, CurrentOfficer officer) {
        return task -> {
            Confidentiality requested = cases.get(task.reference()).confidentiality();
            draftTerms.draft(task.reference(), terms(task, requested), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordHostConsentDelegate(DecideHostConsent decideConsent, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case SIGN -> decideConsent.sign(task.reference(), officer.officer());
                case CHANGE -> decideConsent.askForChanges(task.reference(), CHANGES.get(task), officer.officer());
                case REFUSE -> decideConsent.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseTaskListener recordSignatureListener(SignTerms signTerms, CurrentOfficer officer) {
        return task -> signTerms.sign(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordNoHostConsentDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task ->
                recordNoAnswer.endDeployment(task.reference(), DeploymentFactKind.HOST_SILENT, officer.officer());
    }
}
