package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.security.load.Bulkhead;

class Argon2PasswordEncryptorTest {
    private final Argon2PasswordEncryptor encryptor = new Argon2PasswordEncryptor(new Bulkhead(1));

    @Test
    void aHashHasTheStrengthThatOwaspRecommendsAndASaltOfItsOwn() {
        String hash = encryptor.encrypt("a passphrase of many words");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encryptor.encrypt("a passphrase of many words")).isNotEqualTo(hash);
        assertThat(encryptor.check("a passphrase of many words", hash)).isTrue();
        assertThat(encryptor.check("a passphrase of many word", hash)).isFalse();
    }
}
