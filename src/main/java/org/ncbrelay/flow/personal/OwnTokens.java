package org.ncbrelay.flow.personal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.domain.token.AccessTokens;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, lists and revokes the tokens of one's own scripts. A token is 256 random bits, so its digest needs neither salt nor work (NIST SP
 * 800-63B-4, 3.1.2.2: look-up secrets of at least 112 bits); it is shown once.
 */
@Service
public class OwnTokens {
    /** Days of a token at most; our default. */
    public static final int LONGEST_LIFE = 365;

    /** So that a search of code and logs for leaked secrets finds it. */
    public static final String PREFIX = "relay_";

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    /** For so long an expired one is still listed, so that its owner knows why a script stands still. */
    private static final Duration LISTED_AFTER_END = Duration.ofDays(30);

    private final AccessTokens tokens;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnTokens(AccessTokens tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<AccessToken> of(String userId) {
        return tokens.of(userId, clock.instant().minus(LISTED_AFTER_END));
    }

    /**
     * Makes a token.
     *
     * @return the token itself, which is not stored
     * @throws Refusal.Invalid with {@link TokenViolation}s
     */
    @Transactional
    public String make(String userId, Wanted wanted) {
        check(userId, wanted);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        OrganisationCode served = accounts.find(userId).organisation();
        tokens.add(
                new AccessToken(
                        UUID.randomUUID(),
                        userId,
                        served == null ? OrganisationCode.INTERPOL : served,
                        wanted.name().strip(),
                        wanted.writes(),
                        wanted.parts(),
                        now,
                        now.plus(Duration.ofDays(wanted.days())),
                        null,
                        null),
                Sha256.hex(token));
        return token;
    }

    /** @throws Refusal.NotFound if the user has no such token, or it was revoked */
    @Transactional
    public void revoke(String userId, UUID id) {
        if (!tokens.revoke(userId, id, clock.instant())) throw new Refusal.NotFound();
    }

    private void check(String userId, Wanted wanted) {
        List<Violation> wrong = new ArrayList<>();
        String name = wanted.name().strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME)
            wrong.add(TokenViolation.NAME.violation());
        if (wanted.parts().isEmpty()) wrong.add(TokenViolation.PARTS.violation());
        if (wanted.days() < 1 || wanted.days() > LONGEST_LIFE) wrong.add(TokenViolation.DAYS.violation());
        if (of(userId).stream().filter(token -> token.isOpen(clock.instant())).count() >= MOST)
            wrong.add(TokenViolation.MANY.violation());
        if (!wrong.isEmpty()) throw new Refusal.Invalid(wrong);
    }

    /**
     * What a token shall be.
     *
     * @param days until it expires, 1 to {@link #LONGEST_LIFE}
     */
    public record Wanted(String name, boolean writes, Set<TokenPart> parts, int days) {}

    /** What can be wrong, at which field. */
    public enum TokenViolation {
        NAME("name", "must have 1 to 60 characters"),
        PARTS("parts", "must have at least one part"),
        DAYS("days", "must be from 1 to 365"),
        MANY("name", "is one more than the 20 tokens that somebody may have");

        private final Violation violation;

        TokenViolation(String field, String message) {
            violation = new Violation(field, "tokenViolation." + name(), message);
        }

        public Violation violation() {
            return violation;
        }
    }
}
