package org.ncbrelay.flow.recording;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.RecordingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_CheckRecord to {@link CheckRecord}. */
@Component
class RecordCheckListener implements TaskListener {
    private final CheckRecord checkRecord;
    private final CurrentOfficer officer;

    RecordCheckListener(CheckRecord checkRecord, CurrentOfficer officer) {
        this.checkRecord = checkRecord;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        String level = RecordingProcess.CONFIDENTIALITY.require(task);
        checkRecord.record(
                CaseExecution.reference(task),
                level.equals("AS_REQUESTED") ? null : Confidentiality.valueOf(level),
                RecordingProcess.HANDLING.get(task),
                RecordingProcess.REMARKS.get(task),
                officer.officer());
    }
}
