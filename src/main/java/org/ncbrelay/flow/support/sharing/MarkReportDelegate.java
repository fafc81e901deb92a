package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_MarkReport to {@link MarkReport}. */
@Component
class MarkReportDelegate implements JavaDelegate {
    private final MarkReport markReport;
    private final CurrentOfficer officer;

    MarkReportDelegate(MarkReport markReport, CurrentOfficer officer) {
        this.markReport = markReport;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        markReport.mark(CaseExecution.reference(execution), officer.officer());
    }
}
