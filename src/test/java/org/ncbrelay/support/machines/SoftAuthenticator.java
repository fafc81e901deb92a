package org.ncbrelay.support.machines;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.ncbrelay.domain.Sha256;

/**
 * An authenticator that does what a test says, also what no browser would let it do: sign for another site, without a person, or with a
 * counter that has been before. One passkey with a P-256 key (WebAuthn 2, 6.1 and 6.5; attestation "none").
 */
public final class SoftAuthenticator {
    private static final int PERSON_WAS_THERE = 0x01;
    private static final int PERSON_WAS_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] id = new byte[16];
    private String origin;
    private String relyingParty = "localhost";
    private boolean verifies = true;
    private long counter;
    private String handle;

    /** @param origin of the pages, such as {@code http://localhost:8080} */
    public SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public SoftAuthenticator at(String other) {
        origin = other;
        return this;
    }

    public SoftAuthenticator forRelyingParty(String other) {
        relyingParty = other;
        return this;
    }

    public SoftAuthenticator withoutVerification() {
        verifies = false;
        return this;
    }

    /** What it counts next is one more; 0 is of one that never counts. */
    public SoftAuthenticator counting(long last) {
        counter = last;
        return this;
    }

    public SoftAuthenticator ownedBy(String other) {
        handle = other;
        return this;
    }

    public String id() {
        return BASE64.encodeToString(id);
    }

    /** What a browser sends back after {@code navigator.credentials.create}. */
    public String create(String challenge) {
        counter++;
        byte[] data = data(
                PERSON_WAS_THERE | (verifies ? PERSON_WAS_VERIFIED : 0) | HAS_CREDENTIAL,
                joined(new byte[16], new byte[] {0, (byte) id.length}, id, publicKey()));
        byte[] attestation = joined(
                new byte[] {(byte) 0xA3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xA0},
                text("authData"),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        return answer("\"attestationObject\":\"" + BASE64.encodeToString(attestation) + "\",\"clientDataJSON\":\""
                + BASE64.encodeToString(clientData("webauthn.create", challenge)) + "\"");
    }

    /** What a browser sends back after {@code navigator.credentials.get}. */
    public String get(String challenge) {
        counter++;
        byte[] data = data(PERSON_WAS_THERE | (verifies ? PERSON_WAS_VERIFIED : 0), new byte[0]);
        byte[] client = clientData("webauthn.get", challenge);
        String owner = handle == null ? "" : ",\"userHandle\":\"" + handle + '"';
        return answer("\"authenticatorData\":\"" + BASE64.encodeToString(data) + "\",\"clientDataJSON\":\""
                + BASE64.encodeToString(client) + "\",\"signature\":\""
                + BASE64.encodeToString(signed(joined(data, Sha256.of(client)))) + '"' + owner);
    }

    /** The same without counting, as authenticators that keep passkeys in an account do. */
    public String getUncounted(String challenge) {
        counter = -1;
        return get(challenge);
    }

    private String answer(String response) {
        return "{\"id\":\"" + id() + "\",\"rawId\":\"" + id() + "\",\"type\":\"public-key\",\"response\":{" + response
                + "},\"clientExtensionResults\":{}}";
    }

    private byte[] data(int flags, byte[] credential) {
        byte[] numbers =
                ByteBuffer.allocate(5).put((byte) flags).putInt((int) counter).array();
        return joined(Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8)), numbers, credential);
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As COSE has it: ES256 on P-256 (RFC 9053, 7.1). */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(key.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private byte[] signed(byte[] what) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A text of less than 24 letters, as CBOR has it. */
    private static byte[] text(String text) {
        return joined(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
