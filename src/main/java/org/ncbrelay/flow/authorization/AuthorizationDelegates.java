package org.ncbrelay.flow.authorization;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.DECISION;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.REASON;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.SCOPE;
import static org.ncbrelay.flow.authorization.AuthorizationProcess.VALID_UNTIL;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/authorization.bpmn does. */
@Configuration(proxyBeanMethods = false)
class AuthorizationDelegates {
    @Bean
    JavaDelegate recordDecisionDelegate(RecordDecision recordDecision, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GRANT ->
                    recordDecision.grant(reference(task), SCOPE.get(task), VALID_UNTIL.get(task), officer.officer());
                case REFUSE -> recordDecision.refuse(reference(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    JavaDelegate escalateAuthorizationDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), "authorization", Party.NCB, officer.officer());
    }

    @Bean
    JavaDelegate recordExpiryDelegate(ExpireAuthorization expireAuthorization, CurrentOfficer officer) {
        return task -> expireAuthorization.expire(reference(task), officer.officer());
    }
}
