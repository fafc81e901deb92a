package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds the arrival at EndEvent_NotShared to {@link RecordNotShared}. */
@Component
class RecordNotSharedListener implements ExecutionListener {
    private final RecordNotShared recordNotShared;
    private final CurrentOfficer officer;

    RecordNotSharedListener(RecordNotShared recordNotShared, CurrentOfficer officer) {
        this.recordNotShared = recordNotShared;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        recordNotShared.record(CaseExecution.reference(execution), officer.officer());
    }
}
