package org.ncbrelay.config;

import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much evidence this installation takes. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    /** @param quota of one case; our default is 250 MB */
    @Bean
    EvidenceLimits evidenceLimits(@Value("${relay.evidence.case-quota:250MB}") DataSize quota) {
        return new EvidenceLimits(quota.toBytes());
    }
}
