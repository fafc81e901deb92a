package org.ncbrelay.security.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.domain.token.AccessTokens;
import org.ncbrelay.flow.personal.OwnTokens;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Finds out whose token something is. A token ends by itself, when its owner revokes it, and with the account. */
@Component
public record TokenLogin(AccessTokens tokens, EngineUsers users, Clock clock) {
    /** How old the stored time of the last use may be; our default. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(1);
    /** Longer ones are none, and are not hashed. */
    private static final int LONGEST = 100;

    /** @param token as it was sent; anything */
    Optional<Known> known(String token) {
        if (!token.startsWith(OwnTokens.PREFIX) || token.length() > LONGEST) return Optional.empty();
        Instant now = clock.instant();
        return tokens.find(Sha256.hex(token))
                .filter(found -> found.isOpen(now))
                .flatMap(found -> users.find(found.userId()).map(user -> known(found, user, now)));
    }

    private Known known(AccessToken token, EngineUser user, Instant now) {
        if (token.lastUsedAt() == null || !now.isBefore(token.lastUsedAt().plus(UNWRITTEN)))
            tokens.used(token.id(), now);
        TokenUser principal = new TokenUser(user.id(), user.stamp(), now, token.parts());
        return new Known(token, UsernamePasswordAuthenticationToken.authenticated(principal, null, user.authorities()));
    }

    /** @param authentication of the token's owner */
    record Known(AccessToken token, Authentication authentication) {}

    /** @param parts of the API that the token opens */
    public record TokenUser(String id, String stamp, Instant loggedInAt, Set<TokenPart> parts) implements RelayUser {}
}
