package org.ncbrelay.security.oidc;

import java.time.Instant;
import java.util.Map;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * A user whom an identity provider vouched for. Of its token the session keeps who it was about, nothing else: roles and
 * organisation are read from the database at every request, as for everybody.
 */
public final class OidcUserOfRelay extends DefaultOidcUser implements RelayUser {
    private final String id;
    private final String stamp;
    private final String provider;
    private final Instant loggedInAt;

    /** @param provider by which the user logged in */
    OidcUserOfRelay(EngineUser user, String provider, OidcIdToken token, Instant loggedInAt) {
        super(AuthorityUtils.NO_AUTHORITIES, withoutContent(token));
        this.id = user.id();
        this.stamp = user.stamp();
        this.provider = provider;
        this.loggedInAt = loggedInAt;
    }

    private static OidcIdToken withoutContent(OidcIdToken token) {
        Map<String, Object> claims = Map.of(
                IdTokenClaimNames.ISS, token.getIssuer(),
                IdTokenClaimNames.SUB, token.getSubject());
        return new OidcIdToken("not kept", token.getIssuedAt(), token.getExpiresAt(), claims);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String stamp() {
        return stamp;
    }

    @Override
    public Instant loggedInAt() {
        return loggedInAt;
    }

    public String provider() {
        return provider;
    }

    @Override
    public String getName() {
        return id;
    }
}
