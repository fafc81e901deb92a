package org.ncbrelay.security.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.stereotype.Component;

/**
 * Checks passwords against the engine's hashes. A successful check is remembered for a minute under a keyed digest
 * that includes the stored hash: a script need not pay the slow hash at every call, and a changed password is a new key. Of
 * calls that come at once with the same password one pays, the others wait for it.
 */
@Component
class StoredPasswords {
    private static final String PREFIX = "{" + Argon2PasswordEncryptor.ALGORITHM + "}";
    /** Our default: short enough that a stolen memory helps little, long enough for a script's burst. */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final Argon2PasswordEncryptor encryptor;
    private final Bulkhead passwordHashes;

    /** What is being checked, and what was right: an entry without a value, or with a failure, removes itself. */
    private final AsyncCache<String, Boolean> checks = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .buildAsync();

    private final byte[] key = new byte[32];
    private final String hashOfNobody;

    StoredPasswords(Argon2PasswordEncryptor encryptor, Bulkhead passwordHashes) {
        this.encryptor = encryptor;
        this.passwordHashes = passwordHashes;
        this.hashOfNobody = encryptor.encrypt("nobody has this password");
        new SecureRandom().nextBytes(key);
    }

    /**
     * @param user the account that is tried; null if there is none of that name, which takes as long
     * @param name as it was typed
     */
    Check check(EngineUser user, String name, String password) {
        return new Check(user, name, password);
    }

    /** A password that is checked against an account. First {@link #begin}, then {@link #isRight}. */
    final class Check {
        private final EngineUser user;
        private final String password;
        private final String digest;
        private final CompletableFuture<Boolean> own = new CompletableFuture<>();
        private CompletableFuture<Boolean> earlier;

        private Check(EngineUser user, String name, String password) {
            this.user = user;
            this.password = password;
            String account = user == null ? name : user.id() + '\0' + user.passwordHash();
            this.digest = Digests.hmac(key, account + '\0' + password);
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
                // Nobody may wait for a check that failed.
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
