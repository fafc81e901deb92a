package org.ncbrelay.flow.externalsource;

import static org.ncbrelay.flow.externalsource.ExternalSourceProcess.REASON;
import static org.ncbrelay.flow.externalsource.ExternalSourceProcess.grading;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/externalSource.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExternalSourceDelegates {
    @Bean
    CaseDelegate attachCaveatDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task -> gradeExternalMaterial.attachCaveat(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordGradingDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task ->
                gradeExternalMaterial.grade(task.reference(), grading(task), REASON.get(task), officer.officer());
    }
}
