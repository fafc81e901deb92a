package org.ncbrelay.domain.request;

import java.time.LocalDate;

/**
 * A request to a platform to preserve data; all but the provider null if not given.
 *
 * @param expiresAt    last day on which the provider keeps the data; not before {@code requestedAt}
 * @param mlatIntended whether mutual legal assistance will be asked for the data
 */
public record Preservation(
        String provider, String account, LocalDate requestedAt, LocalDate expiresAt, Boolean mlatIntended) {
    public Preservation {
        Invariant.given(provider, "provider");
        Invariant.holds(
                requestedAt == null || expiresAt == null || !expiresAt.isBefore(requestedAt),
                "preservation expires after it was requested");
    }
}
