package org.ncbrelay.support;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords cheaply in tests, where each context plants everybody of the demo and each test logs in anew: a hash of the
 * relay's own strength takes 150 ms. A hash names its own parameters, so the relay checks these as it checks its own; its own are
 * the business of {@code PasswordRulesTest}.
 */
@Component
@Profile("test")
class QuickPasswords extends AbstractProcessEnginePlugin {
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        PasswordEncryptor own = configuration.getPasswordEncryptor();
        configuration.setPasswordManager(
                new PasswordManager(new Quick(own.hashAlgorithmName()), configuration.getCustomPasswordChecker()));
    }

    /** Argon2id with 64 KiB and one pass. */
    private record Quick(String hashAlgorithmName) implements PasswordEncryptor {
        private static final Argon2PasswordEncoder ENCODER = new Argon2PasswordEncoder(16, 32, 1, 64, 1);

        @Override
        public String encrypt(String password) {
            return ENCODER.encode(password);
        }

        @Override
        public boolean check(String password, String encrypted) {
            return ENCODER.matches(password, encrypted);
        }
    }
}
