package org.ncbrelay.flow.supplement;

import static org.ncbrelay.flow.supplement.SupplementProcess.SUPPLEMENT;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/supplementDecision.bpmn}: the NCB accepts, as the source, what an agency that it has not approved added, or does not. */
@Configuration(proxyBeanMethods = false)
public class SupplementDecisionProcess {
    public static final ProcessVariable<SupplementDecision> DECISION =
            ProcessVariable.choice("decision", SupplementDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate referSupplementDelegate(SupplementStep step) {
        return task -> step.refer(task.reference());
    }

    @Bean
    CaseDelegate recordDecisionOnSupplementDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> {
            UUID supplement = SUPPLEMENT.require(task);
            switch (DECISION.require(task)) {
                case ACCEPT -> step.accept(supplement, officer.officer());
                case RETURN -> step.giveBack(supplement, REASON.get(task), officer.officer());
                case DECLINE -> step.decline(supplement, REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordUndecidedSupplementDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> step.silent(SUPPLEMENT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordWithdrawnSupplementDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> step.withdraw(SUPPLEMENT.require(task), officer.officer());
    }

    /** The NCB's choices. */
    public enum SupplementDecision {
        ACCEPT,
        RETURN,
        DECLINE
    }
}
