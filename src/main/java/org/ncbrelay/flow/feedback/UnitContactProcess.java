package org.ncbrelay.flow.feedback;

import static org.ncbrelay.flow.feedback.UnitContactProcess.UnitContactDecision.GRANT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/unitContact.bpmn}: the NCB decides whether a national unit may be in contact directly. */
@Configuration(proxyBeanMethods = false)
public class UnitContactProcess {
    public static final ProcessVariable<UnitContactDecision> DECISION =
            ProcessVariable.choice("decision", UnitContactDecision.class);
    public static final ProcessVariable<String> SCOPE = ProcessVariable.text("scope");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordUnitContactDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.decideContact(
                task.reference(), DECISION.is(task, GRANT), SCOPE.get(task), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoDecisionDelegate(FeedbackStep step, CurrentOfficer officer) {
        return task -> step.contactNotDecided(task.reference(), officer.officer());
    }

    /** The NCB's choices. */
    public enum UnitContactDecision {
        GRANT,
        REFUSE
    }
}
