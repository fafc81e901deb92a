package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.flow.support.generalcapability.HitsProcess.HitsDecision.CONFIRMED;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/hits.bpmn}: the hits of a notice, a diffusion or a check, checked with their source before anybody acts.
 */
@Configuration(proxyBeanMethods = false)
public class HitsProcess {
    public static final ProcessVariable<HitsDecision> DECISION = ProcessVariable.choice("decision", HitsDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> ACTION = ProcessVariable.text("action");

    @Bean
    CaseDelegate recordHitDelegate(HitsStep step, CurrentOfficer officer) {
        return task -> {
            String decision = DECISION.require(task).name();
            step.follow(task.reference(), task.capability(), decision, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordValidityDelegate(HitsStep step, CurrentOfficer officer) {
        return task -> step.check(
                task.reference(), task.capability(), DECISION.is(task, CONFIRMED), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordActionDelegate(HitsStep step, CurrentOfficer officer) {
        return task -> step.act(task.reference(), task.capability(), ACTION.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordUncheckedHitDelegate(HitsStep step, CurrentOfficer officer) {
        return task -> step.sourceSilent(task.reference(), task.capability(), officer.officer());
    }

    /** Choices of whoever follows hits, and of their source. */
    public enum HitsDecision {
        PURPOSE_MET,
        HIT,
        WITHDRAW,
        CONFIRMED,
        NOT_CONFIRMED
    }
}
