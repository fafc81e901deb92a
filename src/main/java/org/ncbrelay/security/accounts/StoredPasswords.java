package org.ncbrelay.security.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
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

    private final Argon2PasswordEncryptor encryptor = new Argon2PasswordEncryptor();
    private final Cache<String, Boolean> successes = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();
    private final byte[] key = new byte[32];
    private final String hashOfNobody = encryptor.encrypt("nobody has this password");

    StoredPasswords() {
        new SecureRandom().nextBytes(key);
    }

    boolean matches(EngineUser user, String password) {
        if (user.passwordHash() == null || !user.passwordHash().startsWith(PREFIX)) return matchesNobody(password);
        if (password.length() > 2 * LongPasswordPolicy.LONGEST) return false;
        String check = Digests.hmac(key, String.join("\0", user.id(), user.passwordHash(), password));
        return successes.get(check, unknown -> hashes(user, password) ? true : null) != null;
    }

    private boolean hashes(EngineUser user, String password) {
        return encryptor.check(salted(user, password), user.passwordHash().substring(PREFIX.length()));
    }

    /** Takes as long as a real check, so that the time does not tell which users exist. */
    boolean matchesNobody(String password) {
        if (password.length() <= 2 * LongPasswordPolicy.LONGEST) encryptor.check(password, hashOfNobody);
        return false;
    }

    private static String salted(EngineUser user, String password) {
        return user.salt() == null ? password : password + user.salt();
    }
}
