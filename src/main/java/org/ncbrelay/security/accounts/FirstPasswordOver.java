package org.ncbrelay.security.accounts;

import org.springframework.security.core.AuthenticationException;

/** A first password was right, and is good for nothing any more. */
public final class FirstPasswordOver extends AuthenticationException {
    FirstPasswordOver() {
        super("This first password was used, or has expired. Ask an operator for another.");
    }
}
