package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/supportRequest.bpmn, the map of direction 1, does. */
@Configuration(proxyBeanMethods = false)
class SupportRequestDelegates {
    @Bean
    CaseDelegate endWithdrawnCapabilityDelegate(SupportRequestStep step) {
        return task -> step.endCapability(task.reference(), task.capability());
    }

    @Bean
    CaseDelegate endWithdrawnWorkDelegate(SupportRequestStep step) {
        return task -> step.endWork(task.reference());
    }

    @Bean
    CaseDelegate recordRefusalDelegate(SupportRequestStep step) {
        return task -> step.recordRefusal(task.reference());
    }

    @Bean
    CaseDelegate recordAbandonmentDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordAbandonment(task.reference(), officer.officer());
    }
}
