package org.ncbrelay.flow.intelligence;

import static org.ncbrelay.engine.CaseExecution.ORGANISATION;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.engine.CaseDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/intelligence.bpmn, the map of direction 2, does. */
@Configuration(proxyBeanMethods = false)
class IntelligenceDelegates {
    @Bean
    CaseDelegate endRecalledWorkDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.recalled(task.reference(), new OrganisationCode(ORGANISATION.require(task)));
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
