package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_GiveOpinion to {@link GiveOpinion}. */
@Component
class RecordOpinionListener implements TaskListener {
    private final GiveOpinion giveOpinion;
    private final CurrentOfficer officer;

    RecordOpinionListener(GiveOpinion giveOpinion, CurrentOfficer officer) {
        this.giveOpinion = giveOpinion;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        giveOpinion.give(
                UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(task)),
                ExpertNetworkProcess.OPINION_TEXT.require(task),
                officer.officer());
    }
}
