package org.ncbrelay.security.passkeys;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What a session was asked to sign: the newest challenge of each purpose, as a text, because sessions may be stored. It is taken out
 * before the answer is looked at, so it is answered once; it is good for its purpose and its person only.
 */
@Component
public record Challenges(Clock clock) {
    /** Our default, and that of Spring Security: browsers ask for as long. */
    static final Duration VALID = Duration.ofMinutes(5);

    private static final String NOBODY = "";

    /** What the answer to a challenge will be used for. */
    public enum Purpose {
        LOGIN,
        REGISTRATION,
        PROOF;

        private String attribute() {
            return Challenges.class.getName() + '.' + name();
        }
    }

    /** @param userId whom the session is of; null where that is not known yet */
    public void keep(HttpSession session, Purpose purpose, String userId, String challenge) {
        long until = clock.instant().plus(VALID).getEpochSecond();
        session.setAttribute(
                purpose.attribute(), challenge + ' ' + until + ' ' + Objects.requireNonNullElse(userId, NOBODY));
    }

    /**
     * @param session may be null
     * @param userId  whom the session is of now; null where that is not known yet
     * @return the challenge, which the session forgets
     * @throws PasskeyRefused if there is none for this purpose and person, or it is too old
     */
    public String take(HttpSession session, Purpose purpose, String userId) {
        if (session == null) throw new PasskeyRefused(PasskeyRefused.Reason.LATE);
        String[] kept;
        // Two answers that come at once to one node: the session is the same object for both.
        synchronized (session) {
            if (!(session.getAttribute(purpose.attribute()) instanceof String text))
                throw new PasskeyRefused(PasskeyRefused.Reason.LATE);
            session.removeAttribute(purpose.attribute());
            kept = text.split(" ", 3);
        }
        boolean late = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(kept[1])));
        if (late || !kept[2].equals(Objects.requireNonNullElse(userId, NOBODY)))
            throw new PasskeyRefused(PasskeyRefused.Reason.LATE);
        return kept[0];
    }
}
