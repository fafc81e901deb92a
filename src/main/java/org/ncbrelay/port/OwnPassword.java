package org.ncbrelay.port;

import org.ncbrelay.domain.Violation;

/** The password of whoever is logged in, where the relay keeps it. A port because the accounts are the engine's. */
public interface OwnPassword {
    /** @return false for those whose password an identity provider keeps */
    boolean isKept(String userId);

    /**
     * Puts a new password in the place of the old one; all sessions of the user end with it.
     *
     * @param place from where it is asked, for the count of wrong guesses
     * @throws org.ncbrelay.domain.Refusal.Invalid with a {@link PasswordViolation}
     * @throws org.ncbrelay.domain.Refusal.NotFound if the relay keeps no password of this user
     */
    void change(String userId, String current, String replacement, String place);

    /** What can be wrong, at which field (OWASP ASVS 5.0, 6.2). */
    enum PasswordViolation {
        WRONG("current", "is not your password"),
        TOO_OFTEN("current", "was wrong too often; wait a few minutes"),
        LENGTH("replacement", "must have 15 to 128 characters"),
        COMMON("replacement", "is one that many people use"),
        SAME("replacement", "is the one you have");

        private final Violation violation;

        PasswordViolation(String field, String message) {
            violation = new Violation(field, "password." + name(), message);
        }

        public Violation violation() {
            return violation;
        }
    }
}
