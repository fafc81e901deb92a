package org.ncbrelay.flow.externalsource;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.springframework.stereotype.Component;

/** Binds Task_AttachCaveat to {@link GradeExternalMaterial}. */
@Component
class AttachCaveatDelegate implements JavaDelegate {
    private final GradeExternalMaterial gradeExternalMaterial;
    private final CurrentOfficer officer;

    AttachCaveatDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        this.gradeExternalMaterial = gradeExternalMaterial;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        gradeExternalMaterial.attachCaveat(CaseExecution.reference(execution), officer.officer());
    }
}
