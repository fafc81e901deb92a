package org.ncbrelay.flow.support.istteam;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTeamProcess;
import org.springframework.stereotype.Component;

/** Shows the checklist on the form of Task_DecideGoOrNoGo. */
@Component
class ShowReadinessListener implements TaskListener {
    private final DecideGo decideGo;

    ShowReadinessListener(DecideGo decideGo) {
        this.decideGo = decideGo;
    }

    @Override
    public void notify(DelegateTask task) {
        // Of the task and gone with it: whoever decides sees the checklist as it stands now.
        task.setVariableLocal(
                IstTeamProcess.READINESS.name(),
                decideGo.readiness(CaseExecution.reference(task)).text());
    }
}
