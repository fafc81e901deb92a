package org.ncbrelay.domain.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed picture of all chains at one moment; who keeps one can prove that everything before it is unchanged.
 *
 * @param number    rises with every checkpoint: its time in milliseconds, or one more than the one before; 1, 2, 3 … in old ones
 * @param madeAt    UTC
 * @param root      Merkle root over the ends of all chains
 * @param keyId     fingerprint of the key that signed
 * @param signature Ed25519 in Base64
 */
public record Checkpoint(long number, String madeAt, String root, String keyId, String signature) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18});([0-9TZ:.-]{1,30});([0-9a-f]{64});([0-9a-f]{16});([A-Za-z0-9+/=]{88})");

    /** What is signed. */
    static String statement(long number, String madeAt, String root) {
        return Hashes.text("ncb-relay checkpoint", number, madeAt, root);
    }

    public static Checkpoint sign(long number, String madeAt, String root, SigningKey key) {
        return new Checkpoint(number, madeAt, root, key.id(), key.sign(statement(number, madeAt, root)));
    }

    public boolean isSignedBy(VerifyingKey key) {
        return key.id().equals(keyId) && key.verifies(statement(number, madeAt, root), signature);
    }

    /** As it is printed on receipts: {@code number;madeAt;root;keyId;signature}. */
    @Override
    public String toString() {
        return number + ";" + madeAt + ";" + root + ";" + keyId + ";" + signature;
    }

    /** @throws IllegalArgumentException if the text is none of a receipt */
    public static Checkpoint parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches())
            throw new IllegalArgumentException("not a checkpoint: number;madeAt;root;key;signature");
        return new Checkpoint(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5));
    }
}
