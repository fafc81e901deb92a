package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.ncbrelay.domain.Sha256;

/** The public half of the key that signs checkpoints and exports (Ed25519); a verifier gets it apart from what it verifies. */
public final class VerifyingKey {
    private final PublicKey key;
    private final String id;

    VerifyingKey(PublicKey key) {
        this.key = key;
        this.id = HexFormat.of().formatHex(Sha256.of(key.getEncoded()), 0, 8);
    }

    /**
     * @param text X.509 in Base64
     * @throws IllegalArgumentException if it is no such key
     */
    public static VerifyingKey parse(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text.strip());
            return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a public Ed25519 key in Base64", e);
        }
    }

    /** The first 8 bytes of its SHA-256, in hexadecimal. */
    public String id() {
        return id;
    }

    boolean verifies(String statement, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(statement.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
