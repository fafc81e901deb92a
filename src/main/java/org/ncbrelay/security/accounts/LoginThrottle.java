package org.ncbrelay.security.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ncbrelay.domain.Sha256;
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

    /**
     * Counts a guess before it is examined, so that of any number that come at once no more are examined than may fail. All counts of an
     * address change under one lock.
     *
     * @param begins begins to examine it, and says whether it is a guess: what another call decides, or decided, is none
     * @return whether it was counted
     * @throws TooManyFailures if nothing is examined for this address and account at the moment
     */
    boolean count(String address, String account, BooleanSupplier begins) {
        Bucket ofAccount = accountBucket(address, account);
        Bucket ofAddress = addressBucket(address);
        synchronized (ofAddress) {
            Duration wait = Collections.max(List.of(wait(ofAccount), wait(ofAddress)));
            if (!wait.isZero()) throw new TooManyFailures(wait);
            return begins.getAsBoolean() && ofAccount.tryConsume(1) && ofAddress.tryConsume(1);
        }
    }

    /** What was counted was right, or was not examined. */
    void giveBack(String address, String account) {
        accountBucket(address, account).addTokens(1);
        addressBucket(address).addTokens(1);
    }

    /** A right password clears the account's failures from there, not those of the address. */
    void forgive(String address, String account) {
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

    private static Duration wait(Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
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
        return ClientNetwork.of(address) + ' ' + Sha256.hex(account);
    }
}
