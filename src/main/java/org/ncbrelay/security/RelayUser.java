package org.ncbrelay.security;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/**
 * Who is logged in; what the user may do is read anew at every request.
 *
 * @param id         login name
 * @param stamp      changes with the password, so that older sessions end
 * @param loggedInAt when the session began, for its absolute end
 */
record RelayUser(String id, String stamp, Instant loggedInAt) implements Principal, Serializable {
    @Override
    public String getName() {
        return id;
    }

    /** The same user in another session: sessions are counted by user. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RelayUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
