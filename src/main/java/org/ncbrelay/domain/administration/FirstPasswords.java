package org.ncbrelay.domain.administration;

/** Passwords that operators set for others. */
public interface FirstPasswords {
    /** Stores an account whose new password was chosen by somebody else; in a transaction. */
    void storing(String userId, Runnable account);
}
