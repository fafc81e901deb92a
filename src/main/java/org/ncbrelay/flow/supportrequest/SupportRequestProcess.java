package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/supportRequest.bpmn}, the map of direction 1, and what it does itself: the refusal at a step, which ends the case with its
 * reason. A withdrawal of the request, or of one support, ends what runs at any moment.
 */
@Configuration(proxyBeanMethods = false)
public class SupportRequestProcess {
    public static final String KEY = "supportRequest";
    /** Each kind of support is an instance of it. */
    public static final String SUPPORT = "SubProcess_Support";

    /** Ends every running step at any moment. */
    public static final String WITHDRAWN_MESSAGE = "request.withdrawn";

    /** Undoes the measures of running support: a called process cannot compensate any more once its caller has ended it. */
    public static final String SUPPORT_STOPPED_MESSAGE = "support.stopped";

    /** Lets support go on with what the country asks for while its case is being closed. */
    public static final String SUPPORT_ASKED_MESSAGE = "support.asked";

    /** Ends one capability's support. */
    public static final String CAPABILITY_WITHDRAWN_MESSAGE = "capability.withdrawn";

    @Bean
    CaseDelegate recordRefusalDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordRefusal(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordAbandonmentDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordAbandonment(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordJoiningDelegate(SupportRequestStep step, CurrentOfficer officer) {
        return task -> step.recordJoining(task.reference(), officer.officer());
    }
}
