package org.ncbrelay.security.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/** Long and not common, whatever the characters are (OWASP ASVS 5.0, 6.2: no composition rules). */
public final class LongPasswordPolicy implements PasswordPolicy {
    static final int SHORTEST = 15;
    /** Longer ones are refused unread, so that nobody has the server hash a book. */
    static final int LONGEST = 128;

    private final Set<String> common = commonPasswords();
    private final List<PasswordPolicyRule> rules;

    public LongPasswordPolicy() {
        this.rules = List.of(
                new Rule(
                        "PASSWORD_POLICY_LENGTH", Map.of("minLength", Integer.toString(SHORTEST)), this::hasGoodLength),
                new Rule("PASSWORD_POLICY_COMMON", Map.of(), this::isUncommon));
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    boolean isUncommon(String password) {
        return !common.contains(password.toLowerCase(Locale.ROOT));
    }

    boolean hasGoodLength(String password) {
        int characters = password.codePointCount(0, password.length());
        return characters >= SHORTEST && characters <= LONGEST;
    }

    private static Set<String> commonPasswords() {
        try (InputStream list = LongPasswordPolicy.class.getResourceAsStream("/security/common-passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Rule(String placeholder, Map<String, String> parameters, Predicate<String> holds)
            implements PasswordPolicyRule {
        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String candidate) {
            return holds.test(candidate);
        }
    }
}
