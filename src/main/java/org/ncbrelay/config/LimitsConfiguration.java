package org.ncbrelay.config;

import java.time.Clock;
import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.ncbrelay.domain.notices.PilotServices;
import org.ncbrelay.store.cases.Correlation.HitLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The clock and the limits that an installation can set. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
    /** The one clock; nothing else may ask the machine for the time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** @param quota of the evidence of one case; our default is 250 MB */
    @Bean
    EvidenceLimits evidenceLimits(@Value("${relay.evidence.case-quota:250MB}") DataSize quota) {
        return new EvidenceLimits(quota.toBytes());
    }

    /** @param perDay new matches with cases of other countries that one bureau sees in 24 hours; our default is 50 */
    @Bean
    HitLimits hitLimits(@Value("${relay.hits.per-day:50}") int perDay) {
        return new HitLimits(perDay);
    }

    /** @param silverNotices whether bureaus can ask for silver notices; our default is no */
    @Bean
    PilotServices pilotServices(@Value("${relay.pilots.silver-notices:false}") boolean silverNotices) {
        return new PilotServices(silverNotices);
    }
}
