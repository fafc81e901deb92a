package org.ncbrelay.security.oidc;

import java.time.Clock;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.SecurityLog;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Determines which of our officers a verified token is about. Only the signed token counts; the provider is asked nothing more. */
@Component
@Profile(OidcLogin.PROFILE)
class OidcOfficers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcSettings settings;
    private final OidcAccounts accounts;
    private final EngineUsers users;
    private final Clock clock;

    OidcOfficers(OidcSettings settings, OidcAccounts accounts, EngineUsers users, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        String id = request.getClientRegistration().getRegistrationId();
        OidcSettings.Provider provider = settings.providers().get(id);
        OidcIdToken token = request.getIdToken();
        ClaimedOfficer claimed = ClaimedOfficer.of(provider, token.getClaims());
        String user =
                accounts.admit(provider.issuer().toString(), token.getSubject(), claimed, id, provider.newcomers());
        SecurityLog.loggedIn(user, id);
        return new OidcUserOfRelay(users.find(user).orElseThrow(), id, token, clock.instant());
    }
}
