package org.ncbrelay.flow.delivery;

import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 8, {@code bpmn/delivery.bpmn}: by the channel that is open at the moment of sending; the NCB has the copy or
 * forwards.
 */
@Configuration(proxyBeanMethods = false)
public class DeliveryProcess {
    public static final String DISPATCH = "Task_DispatchProduct";
    public static final String FORWARD = "Task_ForwardProduct";
    public static final ProcessVariable<DeliveryDecision> DECISION =
            ProcessVariable.choice("decision", DeliveryDecision.class);
    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate prepareDeliveryDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> step.prepare(task.reference(), task.capability(), officer.officer());
    }

    @Bean
    CaseDelegate sendProductToAgencyDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> step.send(task.reference(), task.capability(), Channel.DIRECT, officer.officer());
    }

    @Bean
    CaseDelegate sendProductToNcbDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> step.send(task.reference(), task.capability(), Channel.VIA_NCB, officer.officer());
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
    CaseDelegate recordNoForwardingDelegate(DeliveryStep step, CurrentOfficer officer) {
        return task -> step.silent(task.reference(), task.capability(), officer.officer());
    }

    /** Choices of the team, and of the NCB that forwards. */
    public enum DeliveryDecision {
        DISPATCH,
        FORWARD,
        WITHHOLD
    }
}
