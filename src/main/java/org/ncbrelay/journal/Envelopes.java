package org.ncbrelay.journal;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;

/** Addresses the letters that a transaction writes; they leave after it, with reference and link but no content. */
public interface Envelopes {
    /**
     * Addresses a letter of the running transaction, and sees to it that it leaves soon after the commit.
     *
     * @param mail empty for the address of the organisation
     */
    Envelope address(UUID letter, OrganisationCode organisation, Optional<String> mail);

    /** An address to which the database writes no letter of this relay; empty in production, where there is none. */
    Optional<String> refusedAddress();

    /**
     * @param messageId of the letter, the same however often it is sent
     * @param recipient empty for the address of the organisation, which the database knows
     * @param language  of the letter, such as {@code en}
     */
    record Envelope(String messageId, Optional<String> recipient, String language) {}
}
