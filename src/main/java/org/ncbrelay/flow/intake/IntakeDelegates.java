package org.ncbrelay.flow.intake;

import static org.ncbrelay.engine.CaseExecution.reference;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/intake.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IntakeDelegates {
    @Bean
    JavaDelegate addressRequestToNCBDelegate(AddressRequest addressRequest, CurrentOfficer officer) {
        return task -> addressRequest.toNcb(reference(task), officer.officer());
    }

    @Bean
    JavaDelegate copyToGeneralSecretariatDelegate(CopyRequest copyRequest, CurrentOfficer officer) {
        return task -> copyRequest.toGeneralSecretariat(reference(task), officer.officer());
    }
}
