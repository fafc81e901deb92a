package org.ncbrelay.domain.passkey;

import java.time.Instant;
import java.util.Objects;

/**
 * A passkey that a user registered.
 *
 * @param id           the credential id that its authenticator chose, base64url
 * @param userId       whose it is
 * @param handle       the random name by which authenticators know its owner, base64url
 * @param attestation  the attestation object with the public key, base64url
 * @param counter      what the authenticator counted last; 0 for ever where it does not count
 * @param label        what its owner calls it; 1 to 60 characters
 * @param registeredAt when it was registered
 * @param usedAt       when it last opened something; null if never
 * @param suspectedAt  when its counter did not grow; null if it always did
 */
public record Passkey(
        String id,
        String userId,
        String handle,
        String attestation,
        long counter,
        String label,
        Instant registeredAt,
        Instant usedAt,
        Instant suspectedAt) {
    public Passkey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(label, "label");
    }

    /** Whether it may have been copied; it opens nothing then. */
    public boolean isSuspected() {
        return suspectedAt != null;
    }

    /**
     * Whether a signature with this counter can be of the one authenticator that has the key: each is greater than the last, unless
     * neither counts (WebAuthn 2, 6.1.1 and 7.2 step 21).
     */
    public boolean canCount(long presented) {
        return presented > counter || presented == 0 && counter == 0;
    }
}
