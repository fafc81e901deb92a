package org.ncbrelay.flow.authorization;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/directContact.bpmn}: a grant from its decision to its end; in between it may be suspended, resumed and renewed. */
@Configuration(proxyBeanMethods = false)
public class DirectContactProcess {
    public static final String KEY = "directContact";

    /** The NCB has granted direct contact. */
    public static final String BEGIN = "StartEvent_DirectContactGranted";

    /** What becomes of a grant before its time. */
    public static final String SUSPENDED_MESSAGE = "authorization.suspended";

    public static final String RESUMED_MESSAGE = "authorization.resumed";
    public static final String RENEWED_MESSAGE = "authorization.renewed";
    public static final String REVOKED_MESSAGE = "authorization.revoked";
    public static final String CASE_ENDED_MESSAGE = "authorization.caseEnded";

    @Bean
    CaseDelegate recordExpiryDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> step.expire(task.reference(), officer.officer());
    }
}
