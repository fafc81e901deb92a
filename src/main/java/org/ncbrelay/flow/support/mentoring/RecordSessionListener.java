package org.ncbrelay.flow.support.mentoring;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MentoringProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_HoldSession to {@link HoldSession}. */
@Component
class RecordSessionListener implements TaskListener {
    private final HoldSession holdSession;
    private final CurrentOfficer officer;

    RecordSessionListener(HoldSession holdSession, CurrentOfficer officer) {
        this.holdSession = holdSession;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        holdSession.hold(
                CaseExecution.reference(task),
                MentoringProcess.TOPIC.require(task),
                MentoringProcess.HELD_ON.require(task),
                MentoringProcess.NOTE.get(task),
                officer.officer());
        // The answer does not outlive this transaction; the loop asks for it after the advice note was delivered.
        boolean another = MentoringProcess.NEXT.require(task) == MentoringProcess.Next.ANOTHER;
        MentoringProcess.ANOTHER_SESSION.set(task.getExecution(), another);
    }
}
