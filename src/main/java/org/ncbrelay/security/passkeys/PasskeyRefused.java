package org.ncbrelay.security.passkeys;

import org.springframework.security.core.AuthenticationException;

/** What a browser sent proves nothing. The cause is for the log of an operator, not for whoever tried. */
public final class PasskeyRefused extends AuthenticationException {
    private final Reason reason;

    PasskeyRefused(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    PasskeyRefused(Reason reason) {
        this(reason, null);
    }

    public Reason reason() {
        return reason;
    }

    /** As much as the person may be told. */
    public enum Reason {
        /** It was asked too long ago, or it has been answered already. */
        LATE,
        /** There is no such passkey, or it is somebody else's. */
        UNKNOWN,
        /** It may have been copied. */
        SUSPECTED,
        /** The answer is not what was asked for: another site, another key, nobody verified. */
        WRONG
    }
}
