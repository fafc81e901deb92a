package org.ncbrelay.flow.feedback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.springframework.stereotype.Component;

/** Binds Task_RecordReport to {@link AnswerIntelligence}. */
@Component
class RecordReportDelegate implements JavaDelegate {
    private final AnswerIntelligence answerIntelligence;
    private final CurrentOfficer officer;

    RecordReportDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        this.answerIntelligence = answerIntelligence;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answerIntelligence.report(
                CaseExecution.reference(execution),
                new OrganisationCode(execution.getTenantId()),
                IntelligenceProcessNames.OUTCOME.get(execution),
                IntelligenceProcessNames.REPORT.get(execution),
                officer.officer());
        // The gateway asks this, also where the time ran out and nobody filled the form.
        if (IntelligenceProcessNames.DIRECT_CONTACT_REQUESTED.get(execution) == null)
            IntelligenceProcessNames.DIRECT_CONTACT_REQUESTED.set(execution, false);
    }
}
