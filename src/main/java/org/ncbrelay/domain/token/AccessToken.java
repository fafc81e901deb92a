package org.ncbrelay.domain.token;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * A token of a user's script. What the script has is not here: only its digest is stored.
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
    /** Every script needs them, and they say nothing of any case. */
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
     * @param path below the context's path, as the server has it after decoding
     */
    public boolean opens(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return (reads || writes && !LISTS.contains(path))
                && TokenPart.of(path).stream().anyMatch(parts::contains);
    }

    /** A part of the API that a token opens, to what its owner may do there and no further. */
    public enum TokenPart {
        /** Requests, their tasks, and what a request refers to. */
        CASES("/api/support-requests", "/api/invitations", "/api/results", "/api/agencies", "/api/free-days"),
        EXPERTS("/api/experts", "/api/expert-requests"),
        INTELLIGENCE("/api/intelligence", "/api/diffusions", "/api/notices"),
        /** Counts, and the figures for monitoring. */
        FIGURES("/api/statistics", "/actuator/prometheus"),
        AUDIT("/api/audit"),
        /** Accounts and the directory; in the engine's API all that operators do. */
        ADMINISTRATION("/api/administration");

        /** The parts of tasks and time limits: a call finds those of the token's part, by the reference that each is on. */
        public static final Set<TokenPart> OF_WORK = Set.of(CASES, INTELLIGENCE);

        private static final List<String> WORK = List.of("/api/tasks", "/api/retention");

        private final List<String> addresses;

        TokenPart(String... addresses) {
            this.addresses = List.of(addresses);
        }

        /** The parts that open an address: one; any of several where it lists what is of each; none where no token leads. */
        public static Set<TokenPart> of(String path) {
            // Of the engine's API the list of its open calls says it: an address may be an officer's and an operator's.
            if (LISTS.contains(path) || isBelow("/engine-rest", path)) return Set.of(values());
            if (WORK.stream().anyMatch(address -> isBelow(address, path))) return OF_WORK;
            return Stream.of(values())
                    .filter(part -> part.addresses.stream().anyMatch(address -> isBelow(address, path)))
                    .collect(Collectors.toSet());
        }

        /** @param reference what a task or a time limit is on, as it is stored; anything else than intelligence, and null, is of cases */
        public static TokenPart ofWorkOn(String reference) {
            boolean isCase = !CaseReference.isWellFormed(reference) || !new CaseReference(reference).isIntelligence();
            return isCase ? CASES : INTELLIGENCE;
        }

        private static boolean isBelow(String address, String path) {
            return path.equals(address) || path.startsWith(address + '/');
        }
    }
}
