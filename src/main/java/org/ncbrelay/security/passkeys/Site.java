package org.ncbrelay.security.passkeys;

import java.util.Set;

/**
 * Where passkeys are made and used.
 *
 * @param id      the relying party's id: a host name without port (WebAuthn 2, 5.1.2)
 * @param origins scheme, host and port of the pages
 */
record Site(String id, Set<String> origins) {
    Site {
        origins = Set.copyOf(origins);
    }
}
