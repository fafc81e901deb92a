package org.ncbrelay.security.accounts;

import java.io.Serializable;
import java.time.Instant;

/**
 * A user with an account of the relay's own.
 *
 * @param byPasskey whether a passkey proved who it is, after the password or instead of it; otherwise a password alone did
 */
public record LocalUser(String id, String stamp, Instant loggedInAt, boolean byPasskey)
        implements RelayUser, Serializable {}
