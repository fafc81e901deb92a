package org.ncbrelay.security.accounts;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from this address; none is looked at for a while. */
public final class TooManyFailures extends AuthenticationException {
    private final Duration wait;

    TooManyFailures(Duration wait) {
        super("Too many failed attempts from your address. Wait a moment and try again.");
        this.wait = wait;
    }

    /** Time until one more password is looked at. */
    public Duration left() {
        return wait;
    }
}
