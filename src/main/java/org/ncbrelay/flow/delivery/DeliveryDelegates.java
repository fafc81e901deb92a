package org.ncbrelay.flow.delivery;

import static org.ncbrelay.flow.delivery.DeliveryProcess.CHANNEL;
import static org.ncbrelay.flow.delivery.DeliveryProcess.DECISION;
import static org.ncbrelay.flow.delivery.DeliveryProcess.REASON;
import static org.ncbrelay.flow.delivery.DeliveryProcess.UNIT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/delivery.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DeliveryDelegates {
    @Bean
    CaseDelegate prepareDeliveryDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> step.prepare(task.reference(), task.capability(), officer.officer());
    }

    @Bean
    CaseDelegate sendProductDelegate(SendProduct sendProduct, CurrentOfficer officer) {
        return task -> CHANNEL.set(task, sendProduct.send(task.reference(), task.capability(), officer.officer()));
    }

    @Bean
    CaseDelegate recordForwardingDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case FORWARD -> step.forward(task.reference(), task.capability(), UNIT.get(task), officer.officer());
                case WITHHOLD ->
                    step.withhold(task.reference(), task.capability(), REASON.get(task), officer.officer());
                case DISPATCH -> throw new IllegalStateException("the NCB does not dispatch");
            }
        };
    }

    @Bean
    CaseExecutionListener recordNotForwardedListener(DeliveryStep step, CurrentOfficer officer) {
        return end -> step.silent(end.reference(), end.capability(), officer.officer());
    }
}
