package org.ncbrelay.security.passkeys;

import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.LocalUser;
import org.springframework.stereotype.Component;

/** Whether somebody gave a password, and needs a passkey to be let in. Asked at every request: a new role counts at once. */
@Component
public class HalfLogin {
    private final PasskeyRules rules;

    HalfLogin(PasskeyRules rules) {
        this.rules = rules;
    }

    /**
     * @param principal of the session or of the call
     * @param user      the same person as the account is now
     */
    public boolean isHalf(Object principal, EngineUser user) {
        return principal instanceof LocalUser local && !local.byPasskey() && rules.isRequired(user.groups());
    }
}
