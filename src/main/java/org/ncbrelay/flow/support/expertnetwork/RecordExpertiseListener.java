package org.ncbrelay.flow.support.expertnetwork;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_DefineExpertise to {@link DefineExpertise}. */
@Component
class RecordExpertiseListener implements TaskListener {
    private final DefineExpertise defineExpertise;
    private final CurrentOfficer officer;

    RecordExpertiseListener(DefineExpertise defineExpertise, CurrentOfficer officer) {
        this.defineExpertise = defineExpertise;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        String language = ExpertNetworkProcess.LANGUAGE.require(task);
        String question = defineExpertise.define(
                CaseExecution.reference(task),
                ExpertNetworkProcess.EXPERTISE.require(task),
                language.equals("ANY") ? null : language,
                ExpertNetworkProcess.QUESTION.require(task),
                officer.officer());
        ExpertNetworkProcess.NEED.set(task.getExecution(), question);
    }
}
