package org.ncbrelay.flow.authorization;

import static org.ncbrelay.flow.authorization.AuthorizationProcess.DECISION;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.REASON;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.SCOPE;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.VALID_UNTIL;

import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/authorization.bpmn does. */
@Configuration(proxyBeanMethods = false)
class AuthorizationDelegates {
    @Bean
    CaseDelegate recordDecisionDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GRANT -> step.grant(task.reference(), SCOPE.get(task), VALID_UNTIL.get(task), officer.officer());
                case REFUSE -> step.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate escalateAuthorizationDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), "authorization", Party.NCB, officer.officer());
    }

    @Bean
    CaseDelegate recordExpiryDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> step.expire(task.reference(), officer.officer());
    }
}
