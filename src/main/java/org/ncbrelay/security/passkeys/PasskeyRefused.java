package org.ncbrelay.security.passkeys;

import org.springframework.security.core.AuthenticationException;

/** What a browser sent proves nothing. The cause is for the log of an operator, not for the user who tried. */
public final class PasskeyRefused extends AuthenticationException {
    private final Reason reason;
    private final String owner;

    private PasskeyRefused(Reason reason, String owner, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.owner = owner;
    }

    PasskeyRefused(Reason reason, Throwable cause) {
        this(reason, null, cause);
    }

    PasskeyRefused(Reason reason) {
        this(reason, null, null);
    }

    /** The same of a passkey whose owner is known. */
    PasskeyRefused of(String userId) {
        return new PasskeyRefused(reason, userId, getCause());
    }

    /** Whose passkey was tried; null if that is not known. For the log, not for the user who tried. */
    String owner() {
        return owner;
    }

    public Reason reason() {
        return reason;
    }

    /** As much as the person may be told. */
    public enum Reason {
        /** It was asked too long ago, or it has been answered already. */
        LATE,
        /** There is no such passkey, or it is another user's. */
        UNKNOWN,
        /** It may have been copied. */
        SUSPECTED,
        /** The answer is not what was asked for: another site, another key, no one verified. */
        WRONG
    }
}
