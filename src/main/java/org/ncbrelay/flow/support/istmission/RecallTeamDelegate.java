package org.ncbrelay.flow.support.istmission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_RecallTeam to {@link EndMission}. */
@Component
class RecallTeamDelegate implements JavaDelegate {
    private final EndMission endMission;
    private final CurrentOfficer officer;

    RecallTeamDelegate(EndMission endMission, CurrentOfficer officer) {
        this.endMission = endMission;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        endMission.recall(CaseExecution.reference(execution), officer.officer());
    }
}
