package org.ncbrelay.flow.acknowledgment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.AcknowledgmentProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordAcknowledgment to {@link RecordAcknowledgment}. */
@Component
class RecordAcknowledgmentDelegate implements JavaDelegate {
    private final RecordAcknowledgment recordAcknowledgment;
    private final CurrentOfficer officer;

    RecordAcknowledgmentDelegate(RecordAcknowledgment recordAcknowledgment, CurrentOfficer officer) {
        this.recordAcknowledgment = recordAcknowledgment;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (AcknowledgmentProcess.DECISION.require(execution)) {
            case ACKNOWLEDGE ->
                recordAcknowledgment.record(
                        CaseExecution.reference(execution), Outcome.ACKNOWLEDGED, null, officer.officer());
            case RETURN ->
                recordAcknowledgment.record(
                        CaseExecution.reference(execution),
                        Outcome.RETURNED,
                        AcknowledgmentProcess.MISSING_POINTS.get(execution),
                        officer.officer());
            case DECLINE ->
                recordAcknowledgment.record(
                        CaseExecution.reference(execution),
                        Outcome.DECLINED,
                        AcknowledgmentProcess.REASON.get(execution),
                        officer.officer());
        }
    }
}
