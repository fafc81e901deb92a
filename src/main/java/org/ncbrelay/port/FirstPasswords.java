package org.ncbrelay.port;

/** Passwords that operators set for others. A port because the accounts are the engine's, and who chose a password is not. */
public interface FirstPasswords {
    /** Stores an account whose new password was chosen by somebody else; in a transaction. */
    void storing(String userId, Runnable account);
}
