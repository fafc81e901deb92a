package org.ncbrelay.security.accounts;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong passwords are answered, and how long a session lasts; all our defaults.
 *
 * @param failuresPerAccount wrong passwords for one account from one address before the relay answers no more
 * @param accountRefill      time after which one more is answered
 * @param failuresPerAddress wrong passwords from one address, whatever the account
 * @param addressRefill      time after which one more is answered
 * @param longestSession     end of a session however busy it is (OWASP ASVS 5.0, 7.3)
 * @param sessionsPerUser    sessions at a time; one more ends the oldest
 * @param passwordsOfScripts whether scripts may come in by a password (Basic); where not, by a token only
 * @param firstPassword      how long a password that an operator set waits for its owner
 */
@Validated
@ConfigurationProperties("relay.login")
public record LoginLimits(
        @DefaultValue("5") @Min(1) int failuresPerAccount,
        @DefaultValue("30s") Duration accountRefill,
        @DefaultValue("50") @Min(1) int failuresPerAddress,
        @DefaultValue("6s") Duration addressRefill,
        @DefaultValue("8h") Duration longestSession,
        @DefaultValue("5") @Min(1) int sessionsPerUser,
        @DefaultValue("true") boolean passwordsOfScripts,
        @DefaultValue("72h") Duration firstPassword) {}
