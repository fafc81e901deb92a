package org.ncbrelay.security.accounts;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody with an account of the relay's own.
 *
 * @param byPasskey whether a passkey proved who it is, after the password or instead of it; otherwise a password alone did
 */
public record LocalUser(String id, String stamp, Instant loggedInAt, boolean byPasskey)
        implements RelayUser, Serializable {
    @Override
    public String getName() {
        return id;
    }

    /** The same user in another session, whichever way it was opened: sessions are counted by user. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RelayUser user && user.id().equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
