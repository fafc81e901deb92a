package org.ncbrelay.config;

import org.ncbrelay.domain.correlation.HitLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many matches with cases of other countries a bureau is shown. */
@Configuration(proxyBeanMethods = false)
class HitConfiguration {
    /** @param perDay new matches of one bureau in 24 hours; our default is 50 */
    @Bean
    HitLimits hitLimits(@Value("${relay.hits.per-day:50}") int perDay) {
        return new HitLimits(perDay);
    }
}
