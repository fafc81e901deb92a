package org.ncbrelay.flow.acknowledgment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.AcknowledgmentProcess;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecordCorrection to {@link RecordCorrection}. */
@Component
class RecordCorrectionDelegate implements JavaDelegate {
    private final RecordCorrection recordCorrection;
    private final CurrentOfficer officer;

    RecordCorrectionDelegate(RecordCorrection recordCorrection, CurrentOfficer officer) {
        this.recordCorrection = recordCorrection;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordCorrection.record(
                CaseExecution.reference(execution),
                AcknowledgmentProcess.CORRECTION.require(execution),
                officer.officer());
    }
}
