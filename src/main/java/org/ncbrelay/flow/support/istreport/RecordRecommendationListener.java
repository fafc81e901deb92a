package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.product.OwnedAction;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_DebriefMission to {@link DebriefMission}. */
@Component
class RecordRecommendationListener implements TaskListener {
    private final DebriefMission debriefMission;
    private final CurrentOfficer officer;

    RecordRecommendationListener(DebriefMission debriefMission, CurrentOfficer officer) {
        this.debriefMission = debriefMission;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        debriefMission.record(
                CaseExecution.reference(task),
                new OwnedAction(
                        IstReportProcess.RECOMMENDATION.require(task),
                        IstReportProcess.OWNER.require(task),
                        IstReportProcess.DUE_ON.require(task)),
                officer.officer());
    }
}
