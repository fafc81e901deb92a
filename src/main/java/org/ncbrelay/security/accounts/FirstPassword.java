package org.ncbrelay.security.accounts;

import java.time.Duration;
import java.time.Instant;

/**
 * The password of an account that somebody else chose: good for one login, which leads to an own one (OWASP ASVS 5.0, 6.4.1).
 *
 * @param used whether its owner logged in with it
 */
public record FirstPassword(Instant setAt, boolean used) {
    boolean isOver(Instant now, Duration life) {
        return used || !now.isBefore(setAt.plus(life));
    }
}
