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
    private final KnownDevices devices;
    private final Clock clock;

    EngineAuthenticationProvider(
            EngineUsers users, StoredPasswords passwords, LoginThrottle throttle, KnownDevices devices, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        EngineUser known = find(name).orElse(null);
        String place = place(attempt, known);
        Duration wait = throttle.wait(place, name);
        if (!wait.isZero()) throw new TooManyFailures(wait);
        EngineUser user =
                checked(known, String.valueOf(attempt.getCredentials())).orElse(null);
        if (user == null) {
            throttle.failed(place, name);
            throw new BadCredentialsException("The name or the password is wrong.");
        }
        throttle.succeeded(place, name);
        PasswordUser principal = new PasswordUser(user.id(), user.stamp(), clock.instant());
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(principal, null, user.authorities());
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    private Optional<EngineUser> find(String name) {
        return name.indexOf('\0') < 0 ? users.find(name) : Optional.empty();
    }

    private Optional<EngineUser> checked(EngineUser known, String password) {
        if (known == null) passwords.matchesNobody(password);
        return Optional.ofNullable(known).filter(user -> passwords.matches(user, password));
    }

    /** A browser in which this user has logged in before counts for itself, any other for its address. */
    private String place(Authentication attempt, EngineUser known) {
        if (known != null && attempt.getDetails() instanceof LoginDetails details) {
            Optional<String> device = devices.nameOf(known, details.device());
            if (device.isPresent()) return "device " + device.get();
        }
        return address(attempt);
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
    }
}
