package org.ncbrelay.flow.support.istteam;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTeamProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_PrepareLogistics to {@link PrepareLogistics}. */
@Component
class RecordLogisticsListener implements TaskListener {
    private final PrepareLogistics prepareLogistics;
    private final CurrentOfficer officer;

    RecordLogisticsListener(PrepareLogistics prepareLogistics, CurrentOfficer officer) {
        this.prepareLogistics = prepareLogistics;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        prepareLogistics.prepare(
                CaseExecution.reference(task),
                Logistics.Item.of(IstTeamProcess.ITEM.require(task)),
                IstTeamProcess.PREPARATION.require(task),
                IstTeamProcess.NOTE.get(task),
                officer.officer());
    }
}
