package org.ncbrelay.flow.support.generalcapability;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_PublishNotice to {@link PublishNotice}. */
@Component
class PublishNoticeDelegate implements JavaDelegate {
    private final PublishNotice publishNotice;
    private final CurrentOfficer officer;

    PublishNoticeDelegate(PublishNotice publishNotice, CurrentOfficer officer) {
        this.publishNotice = publishNotice;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publishNotice.publish(CaseExecution.reference(execution), officer.officer());
    }
}
