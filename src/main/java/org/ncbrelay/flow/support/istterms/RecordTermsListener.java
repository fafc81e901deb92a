package org.ncbrelay.flow.support.istterms;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTermsProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_DraftTermsOfReference to {@link DraftTerms}. */
@Component
class RecordTermsListener implements TaskListener {
    private final DraftTerms draftTerms;
    private final CurrentOfficer officer;
    private final Cases cases;

    RecordTermsListener(DraftTerms draftTerms, CurrentOfficer officer, Cases cases) {
        this.draftTerms = draftTerms;
        this.officer = officer;
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseReference reference = CaseExecution.reference(task);
        String level = IstTermsProcess.CONFIDENTIALITY.require(task);
        Confidentiality confidentiality =
                level.equals("AS_REQUESTED") ? cases.get(reference).confidentiality() : Confidentiality.valueOf(level);
        TermsOfReference terms = new TermsOfReference(
                IstTermsProcess.PURPOSE.get(task),
                IstTermsProcess.LEGAL_BASIS.get(task),
                IstTermsProcess.HOST_LEAD_AGENCY.get(task),
                IstTermsProcess.PLACES.get(task),
                IstTermsProcess.STARTS_ON.get(task),
                IstTermsProcess.WORKING_DAYS.require(task),
                IstTermsProcess.TASKS_IN_SCOPE.get(task),
                IstTermsProcess.TASKS_OUT_OF_SCOPE.get(task),
                IstTermsProcess.TEAM.get(task),
                IstTermsProcess.EVIDENCE_RULES.get(task),
                confidentiality,
                IstTermsProcess.MEDIA_RULE.get(task),
                IstTermsProcess.COST_BEARER.get(task),
                IstTermsProcess.EMERGENCY_CONTACT.get(task),
                IstTermsProcess.REPORTING.get(task));
        draftTerms.draft(reference, terms, officer.officer());
    }
}
