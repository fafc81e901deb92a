package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessTokens;

/** Tokens in memory. */
public final class FakeAccessTokens implements AccessTokens {
    private final Map<String, AccessToken> byDigest = new LinkedHashMap<>();

    @Override
    public void add(AccessToken token, String digest) {
        byDigest.put(digest, token);
    }

    @Override
    public Optional<AccessToken> find(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    @Override
    public List<AccessToken> of(String userId, Instant since) {
        return byDigest.values().stream()
                .filter(token -> token.userId().equals(userId) && token.revokedAt() == null)
                .filter(token -> token.expiresAt().isAfter(since))
                .toList();
    }

    @Override
    public void used(UUID id, Instant now) {
        byDigest.replaceAll((digest, token) -> token.id().equals(id) ? with(token, now, token.revokedAt()) : token);
    }

    @Override
    public boolean revoke(String userId, UUID id, Instant now) {
        boolean isTheirs =
                of(userId, Instant.MIN).stream().anyMatch(token -> token.id().equals(id));
        if (isTheirs)
            byDigest.replaceAll(
                    (digest, token) -> token.id().equals(id) ? with(token, token.lastUsedAt(), now) : token);
        return isTheirs;
    }

    @Override
    public void revokeAll(String userId, Instant now) {
        of(userId, Instant.MIN).forEach(token -> revoke(userId, token.id(), now));
    }

    private static AccessToken with(AccessToken token, Instant used, Instant revoked) {
        return new AccessToken(
                token.id(),
                token.userId(),
                token.organisation(),
                token.name(),
                token.writes(),
                token.parts(),
                token.madeAt(),
                token.expiresAt(),
                used,
                revoked);
    }
}
