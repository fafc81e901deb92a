package org.ncbrelay.flow.intelligence;

import static org.ncbrelay.engine.CaseExecution.ORGANISATION;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Direction 2, {@code bpmn/intelligence.bpmn}: what is on the map itself — registration, recall, completion, refusal
 * of release.
 */
@Configuration(proxyBeanMethods = false)
public class IntelligenceProcess {
    public static final String KEY = "intelligence";
    /** Ends the work of one country. */
    public static final String RECALLED_MESSAGE = "dispatch.recalled";

    /** Shown in every form of direction 2; empty where no source is external (Annex 2.1). */
    public static final ProcessVariable<String> CAVEAT = ProcessVariable.text("caveat");

    /** Whom it will reach, for the forms. */
    public static final ProcessVariable<String> ADDRESSEES = ProcessVariable.text("addressees");
    /** Whom a source restricts, for the forms. */
    public static final ProcessVariable<String> RESTRICTED = ProcessVariable.text("restricted");

    @Bean
    CaseDelegate endRecalledWorkDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.recalled(task.reference(), new OrganisationCode(ORGANISATION.require(task)));
    }

    @Bean
    CaseDelegate recordFullRecallDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.recalledEverywhere(task.reference());
    }

    @Bean
    CaseDelegate recordCompletionDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.disseminated(task.reference());
    }

    @Bean
    CaseDelegate recordRefusedReleaseDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.notReleased(task.reference());
    }
}
