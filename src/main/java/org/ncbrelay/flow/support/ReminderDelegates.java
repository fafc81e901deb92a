package org.ncbrelay.flow.support;

import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks do that several diagrams of support have: they remind whoever has not answered in time. */
@Configuration(proxyBeanMethods = false)
class ReminderDelegates {
    @Bean
    CaseDelegate remindAgencyDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), task.step(), Party.AGENCY, officer.officer());
    }

    @Bean
    CaseDelegate remindGeneralSecretariatDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), task.step(), Party.INTERPOL, officer.officer());
    }

    @Bean
    CaseDelegate remindNCBDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), task.step(), Party.NCB, officer.officer());
    }
}
