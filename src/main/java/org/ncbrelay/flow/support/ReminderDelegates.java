package org.ncbrelay.flow.support;

import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.OverdueTask;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.WaitingTask;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.flow.EscalateOverdueTask;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several diagrams do alike: they remind whoever has not answered in time. */
@Configuration(proxyBeanMethods = false)
class ReminderDelegates {
    /** Hears each timer of a user task whose reminders the diagram does not draw, as they move no token. */
    @Bean
    CaseTaskListener escalateListener(EscalateOverdueTask escalate, CurrentOfficer officer) {
        return timer -> {
            WaitingTask waiting = timer.waitingTask();
            OverdueTask overdue = waiting.overdue();
            if (escalate.escalate(timer.reference(), overdue, officer.officer()) == Escalation.SECOND_OFFICE)
                overdue.secondOffice().ifPresent(waiting::openTo);
        };
    }

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
