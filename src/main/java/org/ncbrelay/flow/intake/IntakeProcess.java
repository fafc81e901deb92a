package org.ncbrelay.flow.intake;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Step 1, {@code bpmn/intake.bpmn}: there is no way to submit without the copy to the General Secretariat (Annex 1.1). */
@Configuration(proxyBeanMethods = false)
public class IntakeProcess {
    @Bean
    CaseDelegate addressRequestToNCBDelegate(IntakeStep step, CurrentOfficer officer) {
        return task -> step.addressToNcb(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate copyToGeneralSecretariatDelegate(IntakeStep step, CurrentOfficer officer) {
        return task -> step.copyToGeneralSecretariat(task.reference(), officer.officer());
    }
}
