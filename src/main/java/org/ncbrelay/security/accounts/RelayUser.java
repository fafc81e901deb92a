package org.ncbrelay.security.accounts;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import org.ncbrelay.domain.token.AccessToken.TokenPart;

/** Who is logged in, by whatever way; what the user may do is read anew at every request. */
public interface RelayUser extends Principal {
    /** Login name. */
    String id();

    /** Changes with the password, so that older sessions end. */
    String stamp();

    /** When the session began, for its absolute end. */
    Instant loggedInAt();

    /** What the login opens: everything, unless it is a script's by a token. */
    default Set<TokenPart> parts() {
        return Set.of(TokenPart.values());
    }

    @Override
    default String getName() {
        return id();
    }
}
