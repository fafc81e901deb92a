package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/supportRequest.bpmn}, the map of direction 1, and what it does itself: the withdrawal, at any moment, of
 * a request or of one support (running work ends cleanly, what was sent stays on record), and the refusal at a step,
 * which ends the case with its reason.
 */
@Configuration(proxyBeanMethods = false)
public class SupportRequestProcess {
    public static final String KEY = "supportRequest";
    /** Ends every running step at any moment. */
    public static final String WITHDRAWN_MESSAGE = "request.withdrawn";

    /** Ends one capability's support. */
    public static final String CAPABILITY_WITHDRAWN_MESSAGE = "capability.withdrawn";

    @Bean
    CaseDelegate endWithdrawnCapabilityDelegate(SupportRequestStep step) {
        return task -> step.endCapability(task.reference(), task.capability());
    }

    @Bean
    CaseDelegate endWithdrawnWorkDelegate(SupportRequestStep step) {
        return task -> step.endWork(task.reference());
    }

    @Bean
    CaseDelegate recordRefusalDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordRefusal(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordAbandonmentDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordAbandonment(task.reference(), officer.officer());
    }
}
