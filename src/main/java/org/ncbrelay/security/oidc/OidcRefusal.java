package org.ncbrelay.security.oidc;

import java.util.Locale;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** A user whom a provider vouched for is not logged in; the login page shows the reason. */
public final class OidcRefusal extends OAuth2AuthenticationException {
    public enum Reason {
        /** None, an unknown one, or one for which the provider does not speak. */
        ORGANISATION,
        /** None that gives a role in that organisation. */
        GROUPS,
        /** An agency officer without an agency of the organisation. */
        AGENCY,
        /** Not known, and the provider brings no newcomers. */
        NEWCOMER,
        /** An operator deleted the account. */
        CLOSED,
        /** Known as a user of another organisation. */
        MOVED,
        /** The provider did not ask for the proof that the operator wants, such as a second factor. */
        STRENGTH,
        /** The provider's answer does not prove anything. */
        ANSWER,
        /** The provider cannot be reached. */
        AWAY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    OidcRefusal(Reason reason) {
        this(reason, null);
    }

    OidcRefusal(Reason reason, Throwable cause) {
        super(new OAuth2Error(reason.word()), reason.word(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
