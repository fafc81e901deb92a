package org.ncbrelay.domain.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;

/**
 * A token of somebody's script. What the script has is not here: only its digest is stored.
 *
 * @param userId       its owner
 * @param organisation whose audit log records it; INTERPOL where the owner serves none
 * @param name         what the owner calls it
 * @param writes       false: it reads only
 * @param parts        what it opens; at least one
 * @param lastUsedAt   to about a minute; null if it was never used
 * @param revokedAt    null while it opens something
 */
public record AccessToken(
        UUID id,
        String userId,
        OrganisationCode organisation,
        String name,
        boolean writes,
        Set<TokenPart> parts,
        Instant madeAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {
    /** Lists that every script needs, which say nothing of any case. */
    private static final Set<String> LISTS = Set.of("/api/countries", "/api/taxa");

    public AccessToken {
        parts = Set.copyOf(parts);
    }

    public boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /**
     * Whether the token opens a call; what its owner may not do is refused all the same.
     *
     * @param path below the context's path
     */
    public boolean opens(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return (reads || writes)
                && (reads && LISTS.contains(path) || parts.stream().anyMatch(part -> part.has(path)));
    }
}
