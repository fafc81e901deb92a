package org.ncbrelay.flow.support.expertnetwork;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.ExpertEngagements.Engagement;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.ncbrelay.process.ExpertNetworkProcess.Pick;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_PickExpert to {@link PickExpert}. */
@Component
class RecordPickListener implements TaskListener {
    private final PickExpert pickExpert;
    private final CurrentOfficer officer;

    RecordPickListener(PickExpert pickExpert, CurrentOfficer officer) {
        this.pickExpert = pickExpert;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseReference reference = CaseExecution.reference(task);
        Pick pick = ExpertNetworkProcess.PICKED.require(task);
        if (pick == Pick.NONE) {
            pickExpert.none(reference, ExpertNetworkProcess.REASON.get(task), officer.officer());
            return;
        }
        Engagement engagement = pickExpert.pick(reference, pick.ordinal(), officer.officer());
        DelegateExecution execution = task.getExecution();
        ExpertNetworkProcess.ENGAGEMENT.set(execution, engagement.id().toString());
        ExpertNetworkProcess.EXPERT_ORGANISATION.set(
                execution, engagement.organisation().value());
        ExpertNetworkProcess.EXPERT.set(execution, engagement.expert() + " (" + engagement.organisation() + ")");
    }
}
