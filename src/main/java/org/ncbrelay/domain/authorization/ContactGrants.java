package org.ncbrelay.domain.authorization;

import java.time.Instant;
import java.util.List;

/** The register of direct contact: which agency may, or might, write to INTERPOL directly on which case. */
public interface ContactGrants {
    /** The newest grant of each case that the acting organisation may see; those that end first come first, at most 500. */
    List<Grant> all(Instant now);

    /** @param state {@code GRANTED}, {@code SUSPENDED}, {@code REVOKED}, {@code EXPIRED} or {@code ENDED} */
    record Grant(
            String reference,
            String country,
            String title,
            String agency,
            String scope,
            Instant validFrom,
            Instant validUntil,
            String grantedBy,
            String state) {}
}
