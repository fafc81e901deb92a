package org.ncbrelay.security.accounts;

import java.io.Serializable;
import java.time.Instant;

/** Somebody who gave a password of the relay's own, on the page or with a call. */
public record PasswordUser(String id, String stamp, Instant loggedInAt) implements RelayUser, Serializable {
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
