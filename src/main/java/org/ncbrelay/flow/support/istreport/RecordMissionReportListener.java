package org.ncbrelay.flow.support.istreport;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstReportProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_WriteMissionReport to {@link WriteProduct}. */
@Component
class RecordMissionReportListener implements TaskListener {
    static final String KIND = "MISSION_REPORT";

    private final WriteProduct writeProduct;
    private final CurrentOfficer officer;

    RecordMissionReportListener(WriteProduct writeProduct, CurrentOfficer officer) {
        this.writeProduct = writeProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        Officer author = officer.officer();
        writeProduct.write(
                CaseExecution.reference(task),
                Capability.IST_DEPLOYMENT,
                KIND,
                IstReportProcess.TITLE.require(task),
                IstReportProcess.REPORT.require(task),
                author.userId(),
                author);
    }
}
