package org.ncbrelay.flow.intelligence;

import static org.ncbrelay.engine.CaseExecution.ORGANISATION;
import static org.ncbrelay.engine.CaseExecution.reference;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/intelligence.bpmn, the map of direction 2, does. */
@Configuration(proxyBeanMethods = false)
class IntelligenceDelegates {
    @Bean
    JavaDelegate endRecalledWorkDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.recalled(reference(task), new OrganisationCode(ORGANISATION.require(task)));
    }

    @Bean
    JavaDelegate recordCompletionDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.disseminated(reference(task));
    }

    @Bean
    JavaDelegate recordRefusedReleaseDelegate(EndIntelligence endIntelligence) {
        return task -> endIntelligence.notReleased(reference(task));
    }
}
