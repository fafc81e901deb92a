package org.ncbrelay.flow.support.sharing;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.SharingProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_WriteReport to {@link WriteReport}. */
@Component
class RecordDraftListener implements TaskListener {
    private final WriteReport writeReport;
    private final CurrentOfficer officer;

    RecordDraftListener(WriteReport writeReport, CurrentOfficer officer) {
        this.writeReport = writeReport;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        writeReport.write(
                CaseExecution.reference(task),
                SharingProcess.TITLE.require(task),
                SharingProcess.FINDINGS.require(task),
                SharingProcess.RECOMMENDATIONS.get(task),
                new Grading(
                        SharingProcess.SOURCE_GRADING.require(task), SharingProcess.INFORMATION_GRADING.require(task)),
                officer.officer());
    }
}
