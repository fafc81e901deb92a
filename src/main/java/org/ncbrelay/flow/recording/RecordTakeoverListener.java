package org.ncbrelay.flow.recording;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.RecordingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_TakeOverAsSource to {@link RecordTakeover}. */
@Component
class RecordTakeoverListener implements TaskListener {
    private final RecordTakeover recordTakeover;
    private final CurrentOfficer officer;

    RecordTakeoverListener(RecordTakeover recordTakeover, CurrentOfficer officer) {
        this.recordTakeover = recordTakeover;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        recordTakeover.record(
                CaseExecution.reference(task),
                RecordingProcess.DECISION.require(task) == RecordingProcess.Takeover.TAKE_OVER,
                RecordingProcess.REASON.get(task),
                officer.officer());
    }
}
