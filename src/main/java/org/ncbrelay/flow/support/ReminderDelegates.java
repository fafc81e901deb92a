package org.ncbrelay.flow.support;

import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks do that several diagrams of support have: they remind whoever has not answered in time, or end the waiting. */
@Configuration(proxyBeanMethods = false)
class ReminderDelegates {
    @Bean
    CaseDelegate endUnaskedServiceDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.withdraw(
                task.reference(), task.capability(), Phrase.NOT_ASKED_FOR_IN_TIME, officer.officer());
    }

    @Bean
    CaseDelegate recordNoAgreementDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.refuse(
                task.reference(), task.capability(), Phrase.PLAN_NOT_AGREED, officer.officer());
    }

    @Bean
    CaseDelegate remindNCBDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), task.step(), Party.NCB, officer.officer());
    }
}
