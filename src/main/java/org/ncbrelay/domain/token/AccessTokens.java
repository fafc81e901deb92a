package org.ncbrelay.domain.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All tokens, by the digest of what their scripts have. */
public interface AccessTokens {
    /** @param digest SHA-256 of the token in lower-case hexadecimal */
    void add(AccessToken token, String digest);

    /** Whatever its state. */
    Optional<AccessToken> find(String digest);

    /** Those of a user that were not revoked, the newest first; expired ones are among them for as long as {@code since} says. */
    List<AccessToken> of(String userId, Instant since);

    void used(UUID id, Instant now);

    /** @return false if the user has no such token that is not revoked yet */
    boolean revoke(String userId, UUID id, Instant now);

    /** All of a user, whose account ends or begins. */
    void revokeAll(String userId, Instant now);
}
