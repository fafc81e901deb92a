package org.ncbrelay.flow.support.istrelease;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.IstReleaseProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordNoTeamRelease to {@link AnswerTeamRelease}. */
@Component
class RecordNoTeamReleaseDelegate implements JavaDelegate {
    private final AnswerTeamRelease answerTeamRelease;
    private final CurrentOfficer officer;

    RecordNoTeamReleaseDelegate(AnswerTeamRelease answerTeamRelease, CurrentOfficer officer) {
        this.answerTeamRelease = answerTeamRelease;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answerTeamRelease.silent(IstReleaseProcess.MEMBER.require(execution), officer.officer());
    }
}
