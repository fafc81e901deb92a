package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/supportRequest.bpmn, the map of direction 1, does. */
@Configuration(proxyBeanMethods = false)
class SupportRequestDelegates {
    @Bean
    CaseDelegate endWithdrawnCapabilityDelegate(EndWithdrawnCapability endCapability) {
        return task -> endCapability.end(task.reference(), task.capability());
    }

    @Bean
    CaseDelegate endWithdrawnWorkDelegate(EndWithdrawnWork endWork) {
        return task -> endWork.end(task.reference());
    }

    @Bean
    CaseDelegate recordRefusalDelegate(RecordRefusal recordRefusal) {
        return task -> recordRefusal.record(task.reference());
    }

    @Bean
    CaseDelegate recordAbandonmentDelegate(RecordAbandonment recordAbandonment, CurrentOfficer officer) {
        return task -> recordAbandonment.record(task.reference(), officer.officer());
    }
}
