package org.ncbrelay.flow.support.istteam;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTeamProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordGoOrNoGo to {@link DecideGo}. */
@Component
class RecordGoOrNoGoDelegate implements JavaDelegate {
    private final DecideGo decideGo;
    private final CurrentOfficer officer;

    RecordGoOrNoGoDelegate(DecideGo decideGo, CurrentOfficer officer) {
        this.decideGo = decideGo;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (IstTeamProcess.DECISION.require(execution)) {
            case GO -> decideGo.go(CaseExecution.reference(execution), officer.officer());
            case NOT_YET -> decideGo.notYet(CaseExecution.reference(execution), officer.officer());
            case NO_GO ->
                decideGo.noGo(
                        CaseExecution.reference(execution), IstTeamProcess.REASON.get(execution), officer.officer());
        }
    }
}
