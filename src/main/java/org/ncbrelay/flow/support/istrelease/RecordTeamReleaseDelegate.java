package org.ncbrelay.flow.support.istrelease;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.IstReleaseProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordTeamRelease to {@link AnswerTeamRelease}. */
@Component
class RecordTeamReleaseDelegate implements JavaDelegate {
    private final AnswerTeamRelease answerTeamRelease;
    private final CurrentOfficer officer;

    RecordTeamReleaseDelegate(AnswerTeamRelease answerTeamRelease, CurrentOfficer officer) {
        this.answerTeamRelease = answerTeamRelease;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (IstReleaseProcess.DECISION.require(execution)) {
            case RELEASE ->
                answerTeamRelease.release(
                        IstReleaseProcess.MEMBER.require(execution),
                        IstReleaseProcess.EXPERT.get(execution),
                        officer.officer());
            case REFUSE ->
                answerTeamRelease.refuse(
                        IstReleaseProcess.MEMBER.require(execution),
                        IstReleaseProcess.REASON.get(execution),
                        officer.officer());
        }
    }
}
