package org.ncbrelay.security.accounts;

import java.io.Serializable;
import java.time.Instant;

/** Somebody who proved who it is with a passkey, after the password or instead of it. */
public record PasskeyUser(String id, String stamp, Instant loggedInAt) implements RelayUser, Serializable {
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
