package org.ncbrelay.security.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Failures count for an address, and for an account as tried from that address: a stranger
 * cannot keep an officer out who logs in from elsewhere, nor from a browser that {@link KnownDevices} has seen before,
 * which counts as an address of its own.
 */
@Component
class LoginThrottle {
    private final LoginLimits limits;
    private final Cache<String, Bucket> byAccount = buckets();
    private final Cache<String, Bucket> byAddress = buckets();

    LoginThrottle(LoginLimits limits) {
        this.limits = limits;
    }

    /** How long this address must wait before another password for the account is looked at; zero mostly. */
    Duration wait(String address, String account) {
        Duration ofAccount = wait(byAccount.getIfPresent(key(address, account)));
        Duration ofAddress = wait(byAddress.getIfPresent(ClientNetwork.of(address)));
        return ofAccount.compareTo(ofAddress) > 0 ? ofAccount : ofAddress;
    }

    void failed(String address, String account) {
        accountBucket(address, account).tryConsume(1);
        addressBucket(address).tryConsume(1);
    }

    /** A right password clears the account's failures from there, not those of the address. */
    void succeeded(String address, String account) {
        byAccount.invalidate(key(address, account));
    }

    private Bucket accountBucket(String address, String account) {
        return byAccount.get(
                key(address, account), unused -> bucket(limits.failuresPerAccount(), limits.accountRefill()));
    }

    private Bucket addressBucket(String address) {
        return byAddress.get(
                ClientNetwork.of(address), unused -> bucket(limits.failuresPerAddress(), limits.addressRefill()));
    }

    /** Nothing has failed where there is no bucket. */
    private static Duration wait(Bucket bucket) {
        if (bucket == null) return Duration.ZERO;
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private static Bucket bucket(int capacity, Duration refill) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, refill))
                .build();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }

    private static String key(String address, String account) {
        return ClientNetwork.of(address) + ' ' + Digests.sha256(account);
    }
}
