package org.ncbrelay.flow.delivery;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.delivery.DeliveryProcess.CHANNEL;
import static org.ncbrelay.flow.delivery.DeliveryProcess.DECISION;
import static org.ncbrelay.flow.delivery.DeliveryProcess.REASON;
import static org.ncbrelay.flow.delivery.DeliveryProcess.UNIT;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/delivery.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DeliveryDelegates {
    @Bean
    JavaDelegate prepareDeliveryDelegate(PrepareDelivery prepareDelivery, CurrentOfficer officer) {
        return task -> prepareDelivery.prepare(reference(task), capability(task), officer.officer());
    }

    @Bean
    JavaDelegate sendProductDelegate(SendProduct sendProduct, CurrentOfficer officer) {
        return task -> CHANNEL.set(task, sendProduct.send(reference(task), capability(task), officer.officer()));
    }

    @Bean
    JavaDelegate recordForwardingDelegate(RecordForwarding recordForwarding, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case FORWARD ->
                    recordForwarding.forward(reference(task), capability(task), UNIT.get(task), officer.officer());
                case WITHHOLD ->
                    recordForwarding.withhold(reference(task), capability(task), REASON.get(task), officer.officer());
                case DISPATCH -> throw new IllegalStateException("the NCB does not dispatch");
            }
        };
    }

    @Bean
    JavaDelegate escalateForwardingDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), "forwarding", Party.NCB, officer.officer());
    }
}
