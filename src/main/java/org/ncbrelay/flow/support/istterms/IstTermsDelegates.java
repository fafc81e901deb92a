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
    CaseTaskListener recordTermsListener(IstTermsStep step, Cases cases, CurrentOfficer officer) {
        return task -> {
            Confidentiality requested = cases.get(task.reference()).confidentiality();
            step.draft(task.reference(), terms(task, requested), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordHostConsentDelegate(IstTermsStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case SIGN -> step.signForHost(task.reference(), officer.officer());
                case CHANGE -> step.askForChanges(task.reference(), CHANGES.get(task), officer.officer());
                case REFUSE -> step.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseTaskListener recordSignatureListener(IstTermsStep step, CurrentOfficer officer) {
        return task -> step.signForInterpol(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordNoHostConsentDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task ->
                recordNoAnswer.endDeployment(task.reference(), DeploymentFactKind.HOST_SILENT, officer.officer());
    }
}
