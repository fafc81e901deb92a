package org.ncbrelay.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ncbrelay.security.accounts.ClientNetwork;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/**
 * Counts requests: of an account once it is known who asks, else of an address. An account's count is touched only by
 * the logged-in user, so that no one can use up another's. What is counted fits in some tens of megabytes
 * whatever comes in: the least used counts are forgotten first.
 */
@Component
class RequestRates {
    private static final int MOST_COUNTED = 100_000;
    /** Longer than an empty bucket of the defaults needs to fill: what is forgotten then was full. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final RateLimits limits;
    private final TimeMeter time;
    private final Cache<String, Bucket> byAccount = buckets();
    private final Cache<String, Bucket> byAddress = buckets();

    RequestRates(RateLimits limits, Clock clock) {
        this.limits = limits;
        this.time = new ClockMeter(clock);
    }

    /**
     * Counts one request of a known user.
     *
     * @return zero if it may be answered, else the time until one may
     */
    Duration ofAccount(String userId) {
        return counted(byAccount.get(userId, unused -> bucket(limits.accountBurst(), limits.accountPerSecond())));
    }

    /** Counts one request of an unknown client, by where it comes from; answers as {@link #ofAccount}. */
    Duration ofAddress(String address) {
        return counted(byAddress.get(
                ClientNetwork.of(address), unused -> bucket(limits.addressBurst(), limits.addressPerSecond())));
    }

    private static Duration counted(Bucket bucket) {
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterAccess(REMEMBERED)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * How many requests are answered, on each node; all our defaults: far above what a person at a desk or a busy script
     * needs, far below what keeps the relay from others.
     *
     * @param accountBurst     requests of one account at once; also what a minute without requests gives back
     * @param accountPerSecond requests of one account in the long run
     * @param addressBurst     requests of one address at once, as long as no one is logged in
     * @param addressPerSecond the same in the long run
     */
    @Validated
    @ConfigurationProperties("relay.rate")
    record RateLimits(
            @DefaultValue("3000") @Min(1) int accountBurst,
            @DefaultValue("50") @Min(1) int accountPerSecond,
            @DefaultValue("600") @Min(1) int addressBurst,
            @DefaultValue("10") @Min(1) int addressPerSecond) {}
}
