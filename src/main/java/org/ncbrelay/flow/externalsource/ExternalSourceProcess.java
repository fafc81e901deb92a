package org.ncbrelay.flow.externalsource;

import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/externalSource.bpmn}: what did not come from INTERPOL carries the caveat and a grading. */
@Configuration(proxyBeanMethods = false)
public class ExternalSourceProcess {
    public static final ProcessVariable<ExternalSourceDecision> DECISION =
            ProcessVariable.choice("decision", ExternalSourceDecision.class);
    public static final ProcessVariable<String> SOURCE_GRADING = ProcessVariable.text("sourceGrading");
    public static final ProcessVariable<String> INFORMATION_GRADING = ProcessVariable.text("informationGrading");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate attachCaveatDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task -> gradeExternalMaterial.attachCaveat(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordGradingDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task ->
                gradeExternalMaterial.grade(task.reference(), grading(task), REASON.get(task), officer.officer());
    }

    /** The grading that the analyst gives; null where the present one remains. */
    private static Grading grading(CaseExecution answers) {
        return DECISION.is(answers, ExternalSourceDecision.REGRADE)
                ? new Grading(SOURCE_GRADING.require(answers), INFORMATION_GRADING.require(answers))
                : null;
    }

    /** The analyst's choices. */
    public enum ExternalSourceDecision {
        KEEP,
        REGRADE
    }
}
