package org.ncbrelay.security.load;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** The bulkheads of a node, one for each kind of expensive work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadConfiguration.LoadLimits.class)
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

    /**
     * How much expensive work runs at once on a node; our defaults, for two cores and the heap of {@code docker/jvm.options} (the
     * arithmetic is in {@code docs/operations.md}, "Memory").
     *
     * @param passwordHashes hashes of passwords, each 19 MiB and some 50 ms of one core
     * @param renderings     documents and lists that are rendered as files
     * @param transfers      originals of evidence and exports of the audit that are sent, each with a connection to the database for as
     *                       long as its receiver takes; fewer than {@code spring.datasource.hikari.maximum-pool-size}
     */
    @Validated
    @ConfigurationProperties("relay.load")
    record LoadLimits(
            @DefaultValue("2") @Min(1) int passwordHashes,
            @DefaultValue("2") @Min(1) int renderings,
            @DefaultValue("10") @Min(1) int transfers) {}
}
