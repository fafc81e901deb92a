package org.ncbrelay.domain.token;

import java.time.Instant;
import java.util.List;
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

    /** A part of the API that a token opens, to what its owner may do there and no further. */
    public enum TokenPart {
        /** Requests, their tasks, and what a request refers to. */
        CASES(
                "/api/support-requests",
                "/api/tasks",
                "/api/invitations",
                "/api/retention",
                "/api/agencies",
                "/engine-rest"),
        EXPERTS("/api/experts", "/api/expert-requests"),
        INTELLIGENCE("/api/intelligence", "/api/diffusions"),
        /** Counts, and the figures for monitoring. */
        FIGURES("/api/statistics", "/actuator/prometheus"),
        AUDIT("/api/audit"),
        ADMINISTRATION("/api/administration");

        private final List<String> addresses;

        TokenPart(String... addresses) {
            this.addresses = List.of(addresses);
        }

        /** @param path below the context's path, as the server has it after decoding */
        public boolean has(String path) {
            return addresses.stream().anyMatch(address -> path.equals(address) || path.startsWith(address + '/'));
        }
    }
}
