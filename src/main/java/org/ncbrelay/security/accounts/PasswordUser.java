package org.ncbrelay.security.accounts;

import java.io.Serializable;
import java.time.Instant;

/** Somebody who gave a password of the relay's own. */
record PasswordUser(String id, String stamp, Instant loggedInAt) implements RelayUser, Serializable {
    @Override
    public String getName() {
        return id;
    }

    /** The same user in another session: sessions are counted by user. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PasswordUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
