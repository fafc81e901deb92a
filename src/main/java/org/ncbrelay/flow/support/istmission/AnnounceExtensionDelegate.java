package org.ncbrelay.flow.support.istmission;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_AnnounceExtension to {@link ExtendMission}. */
@Component
class AnnounceExtensionDelegate implements JavaDelegate {
    private final ExtendMission extendMission;

    AnnounceExtensionDelegate(ExtendMission extendMission) {
        this.extendMission = extendMission;
    }

    @Override
    public void execute(DelegateExecution execution) {
        extendMission.announce(CaseExecution.reference(execution));
    }
}
