package org.ncbrelay.security.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.port.OwnPassword;
import org.ncbrelay.port.Sessions;
import org.springframework.stereotype.Component;

/** Changes the password of an engine's user; a session that was left open cannot guess faster than the login page. */
@Component
class EngineOwnPassword implements OwnPassword {
    private final EngineUsers users;
    private final PasswordCheck passwords;
    private final IdentityService identity;
    private final WithoutEngineGrants privileged;
    private final Sessions sessions;
    private final LongPasswordPolicy policy = new LongPasswordPolicy();

    EngineOwnPassword(
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

    @Override
    public boolean isKept(String userId) {
        return kept(userId).isPresent();
    }

    @Override
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

    /** Whoever may not change users in general may change this of their own: the engine asks nobody here. */
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
}
