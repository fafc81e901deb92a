package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ACTION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.DECISION;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.NOTE;
import static org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess.ServiceDecision.CONFIRMED;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/hits.bpmn does. */
@Configuration(proxyBeanMethods = false)
class HitsDelegates {
    @Bean
    TaskListener recordHitListener(FollowHits followHits, CurrentOfficer officer) {
        return task -> {
            String decision = DECISION.require(task).name();
            followHits.follow(reference(task), capability(task), decision, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    TaskListener recordValidityListener(CheckValidity checkValidity, CurrentOfficer officer) {
        return task -> checkValidity.check(
                reference(task), capability(task), DECISION.is(task, CONFIRMED), NOTE.get(task), officer.officer());
    }

    @Bean
    TaskListener recordActionListener(ActOnHit actOnHit, CurrentOfficer officer) {
        return task -> actOnHit.act(reference(task), capability(task), ACTION.require(task), officer.officer());
    }
}
