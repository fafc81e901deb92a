package org.ncbrelay.domain.passkey;

import java.time.Duration;
import java.time.Instant;

/**
 * How a user last proved who it is, in the session that asks for something.
 *
 * @param byPasskey whether with a passkey; otherwise with the password
 */
public record Proof(Instant at, boolean byPasskey) {
    /** Our default: long enough to find a security key in a drawer. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    public boolean isRecent(Instant now) {
        return now.isBefore(at.plus(RECENT));
    }
}
