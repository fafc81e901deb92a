package org.ncbrelay.flow.support.istdeployment;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istRelease.bpmn}: release of one expert by the home bureau. It runs in the country of the expert. */
@Configuration(proxyBeanMethods = false)
public class IstReleaseProcess {
    public static final String KEY = "istRelease";
    public static final String RELEASE = "Task_ReleaseExpert";
    /** The place in the team that is asked for. */
    public static final ProcessVariable<UUID> MEMBER = ProcessVariable.id("member");

    public static final ProcessVariable<ReleaseDecision> DECISION =
            ProcessVariable.choice("decision", ReleaseDecision.class);
    public static final ProcessVariable<String> EXPERT = ProcessVariable.text("expert");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordTeamReleaseDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case RELEASE -> step.releaseExpert(MEMBER.require(task), EXPERT.get(task), officer.officer());
                case REFUSE -> step.refuseExpert(MEMBER.require(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordNoTeamReleaseDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> step.releaseNotAnswered(MEMBER.require(task), officer.officer());
    }

    /** Choices of the home bureau. */
    public enum ReleaseDecision {
        RELEASE,
        REFUSE
    }
}
