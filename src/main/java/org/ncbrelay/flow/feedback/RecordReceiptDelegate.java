package org.ncbrelay.flow.feedback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.springframework.stereotype.Component;

/** Binds Task_RecordReceipt to {@link AnswerIntelligence}. */
@Component
class RecordReceiptDelegate implements JavaDelegate {
    private final AnswerIntelligence answerIntelligence;
    private final CurrentOfficer officer;

    RecordReceiptDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        this.answerIntelligence = answerIntelligence;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answerIntelligence.acknowledge(
                CaseExecution.reference(execution),
                new OrganisationCode(execution.getTenantId()),
                IntelligenceProcessNames.NOTE.get(execution),
                officer.officer());
    }
}
