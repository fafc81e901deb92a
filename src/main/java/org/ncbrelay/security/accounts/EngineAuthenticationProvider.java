package org.ncbrelay.security.accounts;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.security.load.UnprovedPasswords;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Checks name and password against the engine's users, for the login page and for Basic alike. */
@Component
public record EngineAuthenticationProvider(
        EngineUsers users,
        PasswordCheck passwords,
        KnownDevices devices,
        LoginLimits limits,
        UnprovedPasswords unproved,
        Clock clock)
        implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        EngineUser known = find(name).orElse(null);
        EngineUser user = passwords
                .proved(known, name, String.valueOf(attempt.getCredentials()), place(attempt, known))
                .orElseThrow(() -> new BadCredentialsException("The name or the password is wrong."));
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes sent)
            unproved.leave(sent.getRequest());
        if (user.first() != null) useFirst(user, attempt);
        LocalUser principal = new LocalUser(user.id(), user.stamp(), clock.instant(), false);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(principal, null, user.authorities());
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    /** By the form it is used up; a script opens nothing with it, and uses nothing up. */
    private void useFirst(EngineUser user, Authentication attempt) {
        boolean over = user.first().isOver(clock.instant(), limits.firstPassword());
        boolean byForm = attempt.getDetails() instanceof LoginDetails;
        if (over || byForm && !users.useFirstPassword(user.id())) {
            SecurityLog.firstPasswordOver(user.id(), address(attempt));
            throw new FirstPasswordOver();
        }
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

    /** A first password was right, and is good for nothing any more. */
    public static final class FirstPasswordOver extends AuthenticationException {
        FirstPasswordOver() {
            super("This first password was used, or has expired. Ask an operator for another.");
        }
    }
}
