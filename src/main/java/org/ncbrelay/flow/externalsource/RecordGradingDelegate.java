package org.ncbrelay.flow.externalsource;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.ncbrelay.process.IntelligenceProcessNames.Decision;
import org.springframework.stereotype.Component;

/** Binds Task_RecordGrading to {@link GradeExternalMaterial}. */
@Component
class RecordGradingDelegate implements JavaDelegate {
    private final GradeExternalMaterial gradeExternalMaterial;
    private final CurrentOfficer officer;

    RecordGradingDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        this.gradeExternalMaterial = gradeExternalMaterial;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean regraded = IntelligenceProcessNames.DECISION.require(execution) == Decision.REGRADE;
        Grading grading = regraded
                ? new Grading(
                        IntelligenceProcessNames.SOURCE_GRADING.require(execution),
                        IntelligenceProcessNames.INFORMATION_GRADING.require(execution))
                : null;
        gradeExternalMaterial.grade(
                CaseExecution.reference(execution),
                grading,
                IntelligenceProcessNames.REASON.get(execution),
                officer.officer());
    }
}
