package org.ncbrelay.security.sessions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the values of a session are stored: sealed with a key that only the secret of its browser makes (AES-256-GCM, NIST SP 800-38D), for
 * they may hold what an officer has just typed about a case. Where somebody logged in is stored open, because it is shown in the person's
 * other sessions. Values are objects of listed classes ({@code AllowedClasses}), whatever the table contains.
 */
final class SealedValues {
    private static final Logger LOG = LoggerFactory.getLogger(SealedValues.class);
    private static final byte OPEN = 0;
    private static final byte SEALED = 1;
    private static final int NONCE = 12; // bytes; NIST SP 800-38D, 8.2
    private static final int TAG = 128; // bits

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<SecretKey> key = new ThreadLocal<>();

    /** The key that a browser's secret makes; another purpose of the secret would make another key. */
    static SecretKey key(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("values of a session".getBytes(StandardCharsets.US_ASCII)), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads and writes with this key for the length of some work. */
    <T> T with(SecretKey used, Supplier<T> work) {
        SecretKey before = key.get();
        key.set(used);
        try {
            return work.get();
        } finally {
            if (before == null) key.remove();
            else key.set(before);
        }
    }

    /** @throws IllegalStateException if the value is of a class that would not be read again */
    byte[] write(Object value) {
        byte[] plain = serialised(value);
        if (value instanceof SessionPlace) return marked(OPEN, plain, new byte[0]);
        try {
            read(plain, AllowedClasses.ALL);
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            return marked(SEALED, nonce, cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain));
        } catch (IOException | ClassNotFoundException refused) {
            throw new IllegalStateException(
                    "a session keeps no " + value.getClass().getName(), refused);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return null for what cannot be read, as if the session had no such value: its user logs in again at worst */
    Object read(byte[] stored) {
        try {
            byte[] rest = Arrays.copyOfRange(stored, 1, stored.length);
            if (stored[0] == OPEN) return read(rest, AllowedClasses.PLACE);
            byte[] nonce = Arrays.copyOf(rest, NONCE);
            return read(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest, NONCE, rest.length - NONCE), AllowedClasses.ALL);
        } catch (IOException | ClassNotFoundException | GeneralSecurityException | RuntimeException unreadable) {
            LOG.warn("a value of a session cannot be read: {}", unreadable.toString());
            return null;
        }
    }

    static byte[] serialised(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException notSerialisable) {
            throw new UncheckedIOException(notSerialisable);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] plain, ObjectInputFilter allowed) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(plain))) {
            in.setObjectInputFilter(allowed);
            return in.readObject();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        SecretKey used = key.get();
        if (used == null) throw new IllegalStateException("no session is open");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, used, new GCMParameterSpec(TAG, nonce));
        return cipher;
    }

    private static byte[] marked(byte mark, byte[] first, byte[] second) {
        byte[] all = new byte[1 + first.length + second.length];
        all[0] = mark;
        System.arraycopy(first, 0, all, 1, first.length);
        System.arraycopy(second, 0, all, 1 + first.length, second.length);
        return all;
    }
}
