package org.ncbrelay.flow.intake;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/intake.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IntakeDelegates {
    @Bean
    CaseDelegate addressRequestToNCBDelegate(IntakeStep step, CurrentOfficer officer) {
        return task -> step.addressToNcb(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate copyToGeneralSecretariatDelegate(IntakeStep step, CurrentOfficer officer) {
        return task -> step.copyToGeneralSecretariat(task.reference(), officer.officer());
    }
}
