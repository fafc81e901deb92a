package org.ncbrelay.security.accounts;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes the engine's passwords with Argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
public final class Argon2PasswordEncryptor implements PasswordEncryptor {
    static final String ALGORITHM = "ARGON2ID";

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return ALGORITHM;
    }
}
