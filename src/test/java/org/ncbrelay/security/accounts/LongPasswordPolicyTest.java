package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPasswordPolicyTest {
    private final LongPasswordPolicy policy = new LongPasswordPolicy();

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

    private boolean accepts(String password) {
        return policy.getRules().stream().allMatch(rule -> rule.execute(password));
    }
}
