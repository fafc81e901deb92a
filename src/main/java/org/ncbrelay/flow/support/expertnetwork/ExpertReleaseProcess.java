package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/expertRelease.bpmn}: release of one expert by the own NCB. */
@Configuration(proxyBeanMethods = false)
public class ExpertReleaseProcess {
    public static final String RELEASE = "Task_ReleaseExpert";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");

    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<Boolean> RELEASED = ProcessVariable.flag("released");

    @Bean
    CaseDelegate recordExpertReleaseDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            boolean released = DECISION.is(task, ReleaseDecision.RELEASE);
            step.answerRelease(ENGAGEMENT.require(task), released, REASON.get(task), officer.officer());
            RELEASED.set(task, released);
        };
    }

    @Bean
    CaseDelegate recordSilenceDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            step.releaseNotAnswered(ENGAGEMENT.require(task), officer.officer());
            RELEASED.set(task, false);
        };
    }

    /** The choices of the expert's NCB. */
    public enum ReleaseDecision {
        RELEASE,
        REFUSE
    }
}
