package org.ncbrelay.security.sessions;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.ncbrelay.fuzz.FuzzTarget;

/**
 * Bytes in the table of sessions, and, behind a first byte 0x01, bytes that were sealed with the browser's key as if the relay had: what is
 * read is of a listed class, and nothing is read where a bit of a sealed value was changed.
 */
public class SealedValuesFuzzTest implements FuzzTarget {
    private static final SecretKey KEY = SealedValues.key("a".repeat(43));
    private static final SealedValues VALUES = new SealedValues();

    public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
        if (input.length > 0 && input[0] == 1) sealed(Arrays.copyOfRange(input, 1, input.length));
        else isListed(VALUES.open(KEY, input));
    }

    private static void sealed(byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, nonce));
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        stored.write(1);
        stored.writeBytes(nonce);
        stored.writeBytes(cipher.doFinal(plain));
        isListed(VALUES.open(KEY, stored.toByteArray()));
        byte[] changed = stored.toByteArray();
        changed[1 + Math.floorMod(Arrays.hashCode(plain), changed.length - 1)] ^= 1;
        same(VALUES.open(KEY, changed), null, "a changed value");
    }

    private static void isListed(SealedValues.Opened read) {
        if (read == null || read.value() == null) return;
        String name =
                read.value().getClass().getName().replaceFirst("^\\[+L?", "").replace(";", "");
        holds(
                name.matches(
                        "java\\.(lang|util|time|net)\\..+|org\\.(ncbrelay|camunda\\.bpm\\.webapp|springframework)\\..+|[BCDFIJSZ]"),
                () -> "read a " + name);
    }
}
