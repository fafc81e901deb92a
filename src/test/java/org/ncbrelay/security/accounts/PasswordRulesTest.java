package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.load.Bulkhead;

class PasswordRulesTest {
    private final LongPasswordPolicy policy = new LongPasswordPolicy();
    private static final CommonPasswords COMMON = CommonPasswords.shared();

    /** Of the length that the policy asks for; each is in the list of breached passwords and in no list of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc4rfv",
                "Mailcreated5240",
                "momsanaladventure",
                "123456789qwerty",
                "12345678900987654321",
                "q1w2e3r4t5y6u7i8",
                "QWERTY123456789",
                "qazwsxedcrfvtgb",
                // What tools make of words that were breached.
                "Elephant!!2026-11-26",
                "elephantelephant",
                "ElephantElephant2026",
                "dragondragondragon",
                "abcabcabcabcabc",
                "2026...manchester...",
                "\uff50assword12345678"
            })
    void whatWasBreachedIsKnown(String password) {
        assertThat(COMMON.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "only lower case letters",
                "une autre phrase enti\u00e8re",
                "three otters under the pier",
                "\u0641\u064a\u0644 \u0648\u0642\u0645\u0631 \u0648\u0646\u0647\u0631",
                "a long enough sentence"
            })
    void aSentenceIsTaken(String password) {
        assertThat(COMMON.contains(password)).isFalse();
    }

    @Test
    void theListIsLargeAndSeldomWrongAboutOthers() {
        assertThat(COMMON.size()).isGreaterThan(900_000);
        Random random = new Random(4711);
        long taken = IntStream.range(0, 100_000)
                .mapToObj(i -> random.ints(16, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(COMMON::isListed)
                .count();
        assertThat(taken).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"only lower case letters", "éléphants à la lune", "123 456 789 012 345 678"})
    void longIsEnough(String password) {
        assertThat(accepts(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sh0rt&Mixed!", "wildlife-demo", "PasswordPassword", "correct horse battery staple"})
    void shortAndCommonAreRefused(String password) {
        assertThat(accepts(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 5000})
    void whatIsTooLongIsNotHashed(int length) {
        assertThat(accepts("x y".repeat(length).substring(0, length))).isFalse();
    }

    @Test
    void aHashHasTheStrengthThatOwaspRecommendsAndASaltOfItsOwn() {
        Argon2PasswordEncryptor encryptor = new Argon2PasswordEncryptor(new Bulkhead(1));
        String hash = encryptor.encrypt("a passphrase of many words");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encryptor.encrypt("a passphrase of many words")).isNotEqualTo(hash);
        assertThat(encryptor.check("a passphrase of many words", hash)).isTrue();
        assertThat(encryptor.check("a passphrase of many word", hash)).isFalse();
    }

    private boolean accepts(String password) {
        return policy.getRules().stream().allMatch(rule -> rule.execute(password));
    }
}
