package org.ncbrelay.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from this address; none is looked at for a while. */
final class TooManyFailures extends AuthenticationException {
    private final Duration wait;

    TooManyFailures(Duration wait) {
        super("Too many failed attempts from your address. Wait a moment and try again.");
        this.wait = wait;
    }

    /** Time until one more password is looked at. */
    Duration left() {
        return wait;
    }
}
