package org.ncbrelay.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's users, for the login page and for Basic alike. */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {
    private final EngineUsers users;
    private final StoredPasswords passwords;
    private final LoginThrottle throttle;
    private final Clock clock;

    EngineAuthenticationProvider(EngineUsers users, StoredPasswords passwords, LoginThrottle throttle, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String address = address(attempt);
        Duration wait = throttle.wait(address, name);
        if (!wait.isZero()) throw new TooManyFailures(wait);
        EngineUser user =
                checked(name, String.valueOf(attempt.getCredentials())).orElse(null);
        if (user == null) {
            throttle.failed(address, name);
            throw new BadCredentialsException("The name or the password is wrong.");
        }
        throttle.succeeded(address, name);
        RelayUser principal = new RelayUser(user.id(), user.stamp(), clock.instant());
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(principal, null, user.authorities());
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    private Optional<EngineUser> checked(String name, String password) {
        Optional<EngineUser> user = name.indexOf('\0') < 0 ? users.find(name) : Optional.empty();
        if (user.isEmpty()) passwords.matchesNobody(password);
        return user.filter(known -> passwords.matches(known, password));
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
    }
}
