package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs checkpoints and exports (Ed25519); it never prints its private half. */
public final class SigningKey {
    private final PrivateKey privateKey;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey privateKey, VerifyingKey verifying) {
        this.privateKey = privateKey;
        this.verifying = verifying;
    }

    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerifyingKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException if the texts are no halves of one key */
    public static SigningKey parse(String privateHalf, String publicHalf) {
        try {
            byte[] encoded = Base64.getDecoder().decode(privateHalf.strip());
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey key = new SigningKey(secret, VerifyingKey.parse(publicHalf));
            if (!key.verifying.verifies("fits", key.sign("fits")))
                throw new IllegalArgumentException("the private and the public key do not belong together");
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private Ed25519 key in Base64", e);
        }
    }

    String sign(String statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    public VerifyingKey verifying() {
        return verifying;
    }

    public String id() {
        return verifying.id();
    }

    /** PKCS#8 in Base64, for the key file alone. */
    public String secret() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }
}
