package org.ncbrelay.flow.triage;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.TriageProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_AssessRequest to {@link AssessRequest}. */
@Component
class RecordAssessmentListener implements TaskListener {
    private final AssessRequest assessRequest;
    private final CurrentOfficer officer;

    RecordAssessmentListener(AssessRequest assessRequest, CurrentOfficer officer) {
        this.assessRequest = assessRequest;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        String assessment = TriageProcess.ASSESSMENT.require(task);
        Urgency priority = TriageProcess.PRIORITY.require(task);
        assessRequest.record(
                CaseExecution.reference(task),
                assessment,
                TriageProcess.LINKED_REFERENCE.get(task),
                priority,
                TriageProcess.NOTE.get(task),
                officer.officer());
        // The lead's form shows it; the answers themselves do not outlive this transaction.
        TriageProcess.ASSESSED.set(task.getExecution(), assessment);
    }
}
