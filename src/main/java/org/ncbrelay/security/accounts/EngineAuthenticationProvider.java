package org.ncbrelay.security.accounts;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's users, for the login page and for Basic alike. */
@Component
public class EngineAuthenticationProvider implements AuthenticationProvider {
    private final EngineUsers users;
    private final PasswordCheck passwords;
    private final KnownDevices devices;
    private final Clock clock;

    EngineAuthenticationProvider(EngineUsers users, PasswordCheck passwords, KnownDevices devices, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        EngineUser known = find(name).orElse(null);
        EngineUser user = passwords
                .proved(known, name, String.valueOf(attempt.getCredentials()), place(attempt, known))
                .orElseThrow(() -> new BadCredentialsException("The name or the password is wrong."));
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
