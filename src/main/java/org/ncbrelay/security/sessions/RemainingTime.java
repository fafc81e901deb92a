package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ncbrelay.security.accounts.LoginLimits;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** How long a session will last, for the warning before its end. */
@Component
public record RemainingTime(DatabaseSessions sessions, LoginLimits limits, Clock clock) {
    /** Where pages ask; a GET there is no use of the session. */
    public static final String PATH = "/me/session";

    /** @param user who is logged in in the session */
    public Left of(HttpSession session, Authentication user) {
        // The container's clock, as Spring Session's: its time of last use is by that one too.
        Duration idle = Duration.ofSeconds(session.getMaxInactiveInterval())
                .minus(Duration.between(sessions.lastUsed(), Clock.systemUTC().instant()));
        Instant since = user.getPrincipal() instanceof RelayUser known ? known.loggedInAt() : clock.instant();
        Duration left = limits.longestSession().minus(Duration.between(since, clock.instant()));
        return new Left(Math.max(0, idle.toSeconds()), Math.max(0, left.toSeconds()));
    }

    /**
     * What is left, in whole seconds; the session ends with the first of both.
     *
     * @param idle     until the session ends if it is not used
     * @param absolute until it ends however busy it is
     */
    public record Left(long idle, long absolute) {}
}
