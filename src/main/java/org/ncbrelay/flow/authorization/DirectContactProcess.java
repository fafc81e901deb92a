package org.ncbrelay.flow.authorization;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/directContact.bpmn}: a grant from its decision to its end; in between it may be suspended, resumed and renewed. Where the approval of the agency ends, the head decides on it. */
@Configuration(proxyBeanMethods = false)
public class DirectContactProcess {
    public static final String KEY = "directContact";

    /** The NCB has granted direct contact. */
    public static final String BEGIN = "StartEvent_DirectContactGranted";

    /** What becomes of a grant before its time. */
    public static final String SUSPENDED_MESSAGE = "authorization.suspended";

    public static final String APPROVAL_ENDED_MESSAGE = "authorization.approvalEnded";

    public static final String RESUMED_MESSAGE = "authorization.resumed";
    public static final String RENEWED_MESSAGE = "authorization.renewed";
    public static final String REVOKED_MESSAGE = "authorization.revoked";
    public static final String CASE_ENDED_MESSAGE = "authorization.caseEnded";

    /** By the head of the NCB, after the approval of the agency has ended. */
    public static final ProcessVariable<SuspendedDecision> DECISION =
            ProcessVariable.choice("decision", SuspendedDecision.class);

    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    /** What becomes of a suspended grant; both ask for a reason. */
    public enum SuspendedDecision {
        RESUME,
        REVOKE
    }

    @Bean
    CaseDelegate recordContactDecisionDelegate(ChangeAuthorization change, CurrentOfficer officer) {
        return task -> change.record(
                task.reference(),
                Change.of(Action.valueOf(DECISION.require(task).name()), REASON.get(task)),
                officer.officer());
    }

    @Bean
    CaseDelegate recordExpiryDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> step.expire(task.reference(), officer.officer());
    }
}
