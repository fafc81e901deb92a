package org.ncbrelay.security.load;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bulkheads of a node, one for each kind of expensive work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadLimits.class)
class LoadConfiguration {
    @Bean
    Bulkhead passwordHashes(LoadLimits limits) {
        return new Bulkhead(limits.passwordHashes());
    }

    @Bean
    Bulkhead renderings(LoadLimits limits) {
        return new Bulkhead(limits.renderings());
    }

    @Bean
    Bulkhead transfers(LoadLimits limits) {
        return new Bulkhead(limits.transfers());
    }
}
