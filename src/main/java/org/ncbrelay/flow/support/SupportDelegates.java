package org.ncbrelay.flow.support;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.engine.CaseExecution.step;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks do that several diagrams of support have. */
@Configuration(proxyBeanMethods = false)
class SupportDelegates {
    @Bean
    JavaDelegate remindAgencyDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), step(task), Party.AGENCY, officer.officer());
    }

    @Bean
    JavaDelegate remindGeneralSecretariatDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), step(task), Party.INTERPOL, officer.officer());
    }

    @Bean
    JavaDelegate remindNCBDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), step(task), Party.NCB, officer.officer());
    }
}
