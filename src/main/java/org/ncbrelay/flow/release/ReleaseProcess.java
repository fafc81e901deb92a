package org.ncbrelay.flow.release;

import static org.ncbrelay.flow.release.ReleaseProcess.ReleaseDecision.RELEASE;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/release.bpmn}: restrictions of every source are checked, and a second person releases. */
@Configuration(proxyBeanMethods = false)
public class ReleaseProcess {
    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordReleaseDelegate(ReleaseStep step, CurrentOfficer officer) {
        return task -> step.decide(task.reference(), DECISION.is(task, RELEASE), REASON.get(task), officer.officer());
    }

    /** Choices of the person who releases. */
    public enum ReleaseDecision {
        RELEASE,
        HOLD_BACK
    }
}
