package org.ncbrelay.security.accounts;

import java.util.Optional;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.stereotype.Component;

/** Compares a typed password with the stored one, and counts the wrong guesses: the only way in which a password is proved. */
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
     * @throws TooManyFailures where the password is not examined, because there were too many wrong guesses
     * @throws Bulkhead.Full   where it is not examined, because this node examines too many; it counts as no guess
     */
    Optional<EngineUser> proved(EngineUser known, String name, String password, String place) {
        StoredPasswords.Check check = passwords.check(known, name, password);
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

    private boolean counted(StoredPasswords.Check check, EngineUser known, String name, String place) {
        try {
            return throttle.count(place, name, check::begin);
        } catch (TooManyFailures tooMany) {
            SecurityLog.throttled(known, place);
            throw tooMany;
        }
    }
}
