package org.ncbrelay.flow.unitcontact;

import static org.ncbrelay.flow.unitcontact.UnitContactProcess.DECISION;
import static org.ncbrelay.flow.unitcontact.UnitContactProcess.REASON;
import static org.ncbrelay.flow.unitcontact.UnitContactProcess.SCOPE;
import static org.ncbrelay.flow.unitcontact.UnitContactProcess.UnitContactDecision.GRANT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/unitContact.bpmn does. */
@Configuration(proxyBeanMethods = false)
class UnitContactDelegates {
    @Bean
    CaseDelegate recordUnitContactDelegate(DecideUnitContact decideContact, CurrentOfficer officer) {
        return task -> decideContact.decide(
                task.reference(), DECISION.is(task, GRANT), SCOPE.get(task), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoDecisionDelegate(DecideUnitContact decideContact, CurrentOfficer officer) {
        return task -> decideContact.silent(task.reference(), officer.officer());
    }
}
