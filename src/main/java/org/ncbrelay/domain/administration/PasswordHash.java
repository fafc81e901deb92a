package org.ncbrelay.domain.administration;

import java.util.Objects;

/**
 * A new password as it will be stored; the password itself is known to nobody but whoever typed it.
 *
 * @param hash Argon2id, with the prefix of the algorithm
 * @param salt what was appended to the password before hashing
 */
public record PasswordHash(String hash, String salt) {
    public PasswordHash {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(salt, "salt");
    }

    /** Not the hash: this may end in a log. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
