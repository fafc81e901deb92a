package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_HoldExitBriefing to {@link HoldExitBriefing}. */
@Component
class RecordExitBriefingListener implements TaskListener {
    private final HoldExitBriefing holdExitBriefing;
    private final CurrentOfficer officer;

    RecordExitBriefingListener(HoldExitBriefing holdExitBriefing, CurrentOfficer officer) {
        this.holdExitBriefing = holdExitBriefing;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        holdExitBriefing.brief(
                CaseExecution.reference(task),
                IstReportProcess.BRIEFING.require(task),
                IstReportProcess.EVIDENCE_IN_HOST_CUSTODY.require(task),
                officer.officer());
    }
}
