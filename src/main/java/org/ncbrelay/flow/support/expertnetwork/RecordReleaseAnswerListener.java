package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the arrival at Gateway_ExpertReleased to {@link RecordReleaseAnswer}. */
@Component
class RecordReleaseAnswerListener implements ExecutionListener {
    private final RecordReleaseAnswer recordReleaseAnswer;
    private final CurrentOfficer officer;

    RecordReleaseAnswerListener(RecordReleaseAnswer recordReleaseAnswer, CurrentOfficer officer) {
        this.recordReleaseAnswer = recordReleaseAnswer;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateExecution execution) {
        recordReleaseAnswer.record(
                CaseExecution.reference(execution),
                UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(execution)),
                officer.officer());
    }
}
