package org.ncbrelay.security.accounts;

import java.security.Principal;
import java.time.Instant;

/** Who is logged in, by whatever way; what the user may do is read anew at every request. */
public interface RelayUser extends Principal {
    /** Login name. */
    String id();

    /** Changes with the password, so that older sessions end. */
    String stamp();

    /** When the session began, for its absolute end. */
    Instant loggedInAt();

    @Override
    default String getName() {
        return id();
    }
}
