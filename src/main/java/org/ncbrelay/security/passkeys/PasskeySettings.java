package org.ncbrelay.security.passkeys;

import java.util.Set;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who must have a passkey, and where passkeys are valid; all our defaults.
 *
 * @param passkeyRequiredFor  roles for which the password alone opens nothing; empty for nobody
 * @param passkeyRelyingParty the host name that passkeys belong to, without port; null for the host of {@code relay.base-url}, and
 *                            {@code localhost} where that is not set. Passkeys of another name open nothing any more
 * @param passkeyOrigins      where the relay is reached, such as {@code https://relay.example}; empty for {@code relay.base-url}
 */
@ConfigurationProperties("relay.login")
record PasskeySettings(
        @DefaultValue Set<Role> passkeyRequiredFor,
        String passkeyRelyingParty,
        @DefaultValue Set<String> passkeyOrigins) {
    PasskeyRules rules() {
        return new PasskeyRules(passkeyRequiredFor);
    }
}
