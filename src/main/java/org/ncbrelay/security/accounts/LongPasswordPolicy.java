package org.ncbrelay.security.accounts;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/** Long and not common, whatever the characters are (OWASP ASVS 5.0, 6.2: no composition rules). */
public final class LongPasswordPolicy implements PasswordPolicy {
    static final int SHORTEST = 15;
    /** Longer ones are refused unread, so that no one has the server hash a book. */
    static final int LONGEST = 128;

    private final CommonPasswords common = CommonPasswords.shared();
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

    /** Whether every rule holds. */
    public boolean accepts(String password) {
        return hasGoodLength(password) && isUncommon(password);
    }

    boolean isUncommon(String password) {
        return !common.contains(password);
    }

    boolean hasGoodLength(String password) {
        int characters = password.codePointCount(0, password.length());
        return characters >= SHORTEST && characters <= LONGEST;
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
