package org.ncbrelay.flow.release;

import static org.ncbrelay.flow.release.OwnerConsentProcess.OwnerConsentDecision.CONSENT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/ownerConsent.bpmn}: the country that owns the information decides whether it may be disseminated. */
@Configuration(proxyBeanMethods = false)
public class OwnerConsentProcess {
    public static final ProcessVariable<OwnerConsentDecision> DECISION =
            ProcessVariable.choice("decision", OwnerConsentDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate askOwnerDelegate(ReleaseStep step, CurrentOfficer officer) {
        return task -> step.askOwner(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordOwnerConsentDelegate(ReleaseStep step, CurrentOfficer officer) {
        return task ->
                step.ownerAnswered(task.reference(), DECISION.is(task, CONSENT), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoConsentDelegate(ReleaseStep step, CurrentOfficer officer) {
        return task -> step.ownerSilent(task.reference(), officer.officer());
    }

    /** The owner's choices. */
    public enum OwnerConsentDecision {
        CONSENT,
        REFUSE
    }
}
