package org.ncbrelay.flow.supportrequest;

import static org.ncbrelay.engine.CaseExecution.capability;
import static org.ncbrelay.engine.CaseExecution.reference;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/supportRequest.bpmn, the map of direction 1, does. */
@Configuration(proxyBeanMethods = false)
class SupportRequestDelegates {
    @Bean
    JavaDelegate endWithdrawnCapabilityDelegate(EndWithdrawnCapability endCapability) {
        return task -> endCapability.end(reference(task), capability(task));
    }

    @Bean
    JavaDelegate endWithdrawnWorkDelegate(EndWithdrawnWork endWork) {
        return task -> endWork.end(reference(task));
    }

    @Bean
    JavaDelegate recordRefusalDelegate(RecordRefusal recordRefusal) {
        return task -> recordRefusal.record(reference(task));
    }
}
