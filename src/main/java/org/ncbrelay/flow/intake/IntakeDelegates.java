package org.ncbrelay.flow.intake;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/intake.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IntakeDelegates {
    @Bean
    CaseDelegate addressRequestToNCBDelegate(AddressRequest addressRequest, CurrentOfficer officer) {
        return task -> addressRequest.toNcb(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate copyToGeneralSecretariatDelegate(CopyRequest copyRequest, CurrentOfficer officer) {
        return task -> copyRequest.toGeneralSecretariat(task.reference(), officer.officer());
    }
}
