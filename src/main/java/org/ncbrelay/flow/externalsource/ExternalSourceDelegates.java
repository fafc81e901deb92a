package org.ncbrelay.flow.externalsource;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.externalsource.ExternalSourceProcess.REASON;
import static org.ncbrelay.flow.externalsource.ExternalSourceProcess.grading;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/externalSource.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExternalSourceDelegates {
    @Bean
    JavaDelegate attachCaveatDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task -> gradeExternalMaterial.attachCaveat(reference(task), officer.officer());
    }

    @Bean
    JavaDelegate recordGradingDelegate(GradeExternalMaterial gradeExternalMaterial, CurrentOfficer officer) {
        return task -> gradeExternalMaterial.grade(reference(task), grading(task), REASON.get(task), officer.officer());
    }
}
