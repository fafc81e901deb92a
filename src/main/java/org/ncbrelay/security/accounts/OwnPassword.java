package org.ncbrelay.security.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.port.Sessions;
import org.springframework.stereotype.Component;

/** The password of the user who is logged in, where the relay keeps it; a session that was left open cannot guess faster than the login page. */
@Component
public class OwnPassword {
    private final EngineUsers users;
    private final PasswordCheck passwords;
    private final IdentityService identity;
    private final WithoutEngineGrants privileged;
    private final Sessions sessions;
    private final LongPasswordPolicy policy = new LongPasswordPolicy();

    OwnPassword(
            EngineUsers users,
            PasswordCheck passwords,
            IdentityService identity,
            WithoutEngineGrants privileged,
            Sessions sessions) {
        this.users = users;
        this.passwords = passwords;
        this.identity = identity;
        this.privileged = privileged;
        this.sessions = sessions;
    }

    /** @return false for users whose password an identity provider keeps */
    public boolean isKept(String userId) {
        return kept(userId).isPresent();
    }

    /**
     * Puts a new password in the place of the old one; all sessions of the user end with it.
     *
     * @param place from where it is asked, for the count of wrong guesses
     * @throws Refusal.Invalid with a {@link PasswordViolation}
     * @throws Refusal.NotFound if the relay keeps no password of this user
     */
    public void change(String userId, String current, String replacement, String place) {
        EngineUser user = kept(userId).orElseThrow(Refusal.NotFound::new);
        prove(user, current, place);
        check(current, replacement);
        store(userId, replacement);
        sessions.endAll(userId, Set.of());
        SecurityLog.passwordChanged(userId, place);
    }

    private Optional<EngineUser> kept(String userId) {
        return users.find(userId).filter(user -> user.passwordHash() != null);
    }

    private void prove(EngineUser user, String current, String place) {
        try {
            passwords.proved(user, user.id(), current, place).orElseThrow(() -> refused(PasswordViolation.WRONG));
        } catch (TooManyFailures tooMany) {
            throw refused(PasswordViolation.TOO_OFTEN);
        }
    }

    private void check(String current, String replacement) {
        if (!policy.hasGoodLength(replacement)) throw refused(PasswordViolation.LENGTH);
        if (!policy.isUncommon(replacement)) throw refused(PasswordViolation.COMMON);
        if (replacement.equals(current)) throw refused(PasswordViolation.SAME);
    }

    /** A user who may not change users in general may change this of their own: the engine asks no one here. */
    private void store(String userId, String replacement) {
        privileged.call(() -> {
            User user = identity.createUserQuery().userId(userId).singleResult();
            user.setPassword(replacement);
            identity.saveUser(user);
            return null;
        });
    }

    private static Refusal.Invalid refused(PasswordViolation violation) {
        return new Refusal.Invalid(List.of(violation.violation()));
    }

    /** What can be wrong, at which field (OWASP ASVS 5.0, 6.2). */
    public enum PasswordViolation {
        WRONG("current", "is not your password"),
        TOO_OFTEN("current", "was wrong too often; wait a few minutes"),
        LENGTH("replacement", "must have 15 to 128 characters"),
        COMMON("replacement", "is one that many people use"),
        SAME("replacement", "is the one you have");

        private final Violation violation;

        PasswordViolation(String field, String message) {
            violation = new Violation(field, "password." + name(), message);
        }

        public Violation violation() {
            return violation;
        }
    }
}
