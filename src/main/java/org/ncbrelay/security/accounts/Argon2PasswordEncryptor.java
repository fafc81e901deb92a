package org.ncbrelay.security.accounts;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes the engine's passwords with Argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). It is the only place that
 * does, for the engine and for every login alike, and it bounds how many hashes are computed at once.
 */
@Component
public final class Argon2PasswordEncryptor implements PasswordEncryptor {
    static final String ALGORITHM = "ARGON2ID";

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
    private final Bulkhead passwordHashes;

    public Argon2PasswordEncryptor(Bulkhead passwordHashes) {
        this.passwordHashes = passwordHashes;
    }

    /** @throws Bulkhead.Full if too many hashes are being computed */
    @Override
    public String encrypt(String password) {
        return passwordHashes.run(() -> encoder.encode(password));
    }

    /** @throws Bulkhead.Full if too many hashes are being computed */
    @Override
    public boolean check(String password, String encrypted) {
        return passwordHashes.run(() -> encoder.matches(password, encrypted));
    }

    @Override
    public String hashAlgorithmName() {
        return ALGORITHM;
    }
}
