package org.ncbrelay.security.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.stereotype.Component;

/**
 * Compares a typed password with the engine's hash, and counts the wrong guesses: the only way in which a password is proved. A successful check is remembered for a minute under a keyed digest
 * that includes the stored hash: a script need not pay the slow hash at every call, and a changed password is a new key. Of
 * calls that come at once with the same password one pays, the others wait for it.
 */
@Component
class PasswordCheck {
    private static final String PREFIX = "{" + Argon2PasswordEncryptor.ALGORITHM + "}";
    /** Our default: short enough that a stolen memory helps little, long enough for a script's burst. */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final Argon2PasswordEncryptor encryptor;
    private final Bulkhead passwordHashes;
    private final LoginThrottle throttle;

    /** What is being checked, and what was right: an entry without a value, or with a failure, removes itself. */
    private final AsyncCache<String, Boolean> checks = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .buildAsync();

    private final byte[] key = new byte[32];
    private final String hashOfNobody;

    PasswordCheck(Argon2PasswordEncryptor encryptor, Bulkhead passwordHashes, LoginThrottle throttle) {
        this.throttle = throttle;
        this.encryptor = encryptor;
        this.passwordHashes = passwordHashes;
        this.hashOfNobody = encryptor.encrypt("nobody has this password");
        new SecureRandom().nextBytes(key);
    }

    /**
     * @param known the account that is tried; null if there is none of that name, which takes as long
     * @param name  as it was typed
     * @param place an address, or a browser that was seen before: guesses count for it
     * @return the account; empty if the password is wrong
     * @throws TooManyFailures where the password is not examined, because there were too many wrong guesses
     * @throws Bulkhead.Full   where it is not examined, because this node examines too many; it counts as no guess
     */
    Optional<EngineUser> proved(EngineUser known, String name, String password, String place) {
        Check check = new Check(known, name, password);
        boolean counted = counted(check, known, name, place);
        boolean right;
        try {
            right = check.isRight();
        } catch (Bulkhead.Full notExamined) {
            if (counted) throttle.giveBack(place, name);
            throw notExamined;
        }
        if (!right) {
            SecurityLog.wrongPassword(known, place);
            return Optional.empty();
        }
        if (counted) throttle.giveBack(place, name);
        throttle.forgive(place, name);
        return Optional.of(known);
    }

    private boolean counted(Check check, EngineUser known, String name, String place) {
        try {
            return throttle.count(place, name, check::begin);
        } catch (TooManyFailures tooMany) {
            SecurityLog.throttled(known, place);
            throw tooMany;
        }
    }

    /** A password that is checked against an account. First {@link #begin}, then {@link #isRight}. */
    private final class Check {
        private final EngineUser user;
        private final String password;
        private final String digest;
        private final CompletableFuture<Boolean> own = new CompletableFuture<>();
        private CompletableFuture<Boolean> earlier;

        Check(EngineUser user, String name, String password) {
            this.user = user;
            this.password = password;
            String account = user == null ? name : user.id() + '\0' + user.passwordHash();
            this.digest = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(account + '\0' + password);
        }

        /** @return false if the same password is being checked for the account, or was right within the last minute */
        boolean begin() {
            earlier = checks.asMap().putIfAbsent(digest, own);
            return earlier == null;
        }

        /** @throws Bulkhead.Full if it cannot be checked, because too many hashes are being computed */
        boolean isRight() {
            if (earlier == null) return find();
            boolean known = earlier.isDone() && !earlier.isCompletedExceptionally();
            return Boolean.TRUE.equals(known ? earlier.join() : passwordHashes.await(earlier));
        }

        private boolean find() {
            try {
                boolean right = matches();
                own.complete(right ? true : null);
                return right;
            } finally {
                // No one may wait for a check that failed.
                own.cancel(false);
            }
        }

        private boolean matches() {
            if (password.length() > 2 * LongPasswordPolicy.LONGEST) return false;
            String stored = user == null ? null : user.passwordHash();
            if (stored == null || !stored.startsWith(PREFIX)) {
                // As long as a real check, so that the time does not tell which users exist.
                encryptor.check(password, hashOfNobody);
                return false;
            }
            String salted = user.salt() == null ? password : password + user.salt();
            return encryptor.check(salted, stored.substring(PREFIX.length()));
        }
    }
}
