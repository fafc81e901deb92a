package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds Task_IntroduceExpert to {@link IntroduceExpert}. */
@Component
class IntroduceExpertDelegate implements JavaDelegate {
    private final IntroduceExpert introduceExpert;
    private final CurrentOfficer officer;

    IntroduceExpertDelegate(IntroduceExpert introduceExpert, CurrentOfficer officer) {
        this.introduceExpert = introduceExpert;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        introduceExpert.introduce(
                CaseExecution.reference(execution),
                UUID.fromString(ExpertNetworkProcess.ENGAGEMENT.require(execution)),
                officer.officer());
    }
}
