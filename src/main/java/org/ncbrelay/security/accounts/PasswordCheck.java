package org.ncbrelay.security.accounts;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds a typed password against the stored one, and counts the wrong guesses: the one way in which a password is proved. */
@Component
class PasswordCheck {
    private final StoredPasswords passwords;
    private final LoginThrottle throttle;

    PasswordCheck(StoredPasswords passwords, LoginThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * @param known the account that is tried; null if there is none of that name, which takes as long
     * @param name  as it was typed
     * @param place an address, or a browser that was seen before: guesses count for it
     * @return the account; empty if the password is wrong
     * @throws TooManyFailures where nothing is looked at, because there were too many wrong guesses
     */
    Optional<EngineUser> proved(EngineUser known, String name, String password, String place) {
        Duration wait = throttle.wait(place, name);
        if (!wait.isZero()) {
            SecurityLog.throttled(known, place);
            throw new TooManyFailures(wait);
        }
        boolean right = known == null ? passwords.matchesNobody(password) : passwords.matches(known, password);
        if (!right) {
            throttle.failed(place, name);
            SecurityLog.wrongPassword(known, place);
            return Optional.empty();
        }
        throttle.succeeded(place, name);
        return Optional.of(known);
    }
}
