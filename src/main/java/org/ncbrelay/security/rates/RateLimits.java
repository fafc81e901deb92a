package org.ncbrelay.security.rates;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are answered, on each node; all our defaults: far above what a person at a desk or a busy script
 * needs, far below what keeps the relay from others.
 *
 * @param accountBurst     requests of one account at once; also what a minute without requests gives back
 * @param accountPerSecond requests of one account in the long run
 * @param addressBurst     requests of one address at once, as long as nobody is logged in
 * @param addressPerSecond the same in the long run
 */
@Validated
@ConfigurationProperties("relay.rate")
public record RateLimits(
        @DefaultValue("3000") @Min(1) int accountBurst,
        @DefaultValue("50") @Min(1) int accountPerSecond,
        @DefaultValue("600") @Min(1) int addressBurst,
        @DefaultValue("10") @Min(1) int addressPerSecond) {}
