package org.ncbrelay.flow.support.product;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ProductProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_WriteProduct to {@link WriteProduct}. */
@Component
class RecordProductListener implements TaskListener {
    private final WriteProduct writeProduct;
    private final CurrentOfficer officer;

    RecordProductListener(WriteProduct writeProduct, CurrentOfficer officer) {
        this.writeProduct = writeProduct;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        Officer author = officer.officer();
        writeProduct.write(
                CaseExecution.reference(task),
                CaseExecution.capability(task),
                ProductProcess.KIND.require(task),
                ProductProcess.TITLE.require(task),
                ProductProcess.BODY.require(task),
                author.userId(),
                author);
    }
}
