package org.ncbrelay.security.tokens;

import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.fakes.FakeAccessTokens;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** A script's token on the first line, the address that it shall open on the second: none is known by chance, and each opens its parts only. */
public class TokenFuzzTest implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");
    private static final TokenLogin LOGIN =
            new TokenLogin(new FakeAccessTokens(), null, Clock.fixed(NOW, ZoneOffset.UTC));

    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = Rules.lines(input, 2);
        holds(LOGIN.known(lines[0]).isEmpty(), () -> "known: " + lines[0]);
        String path = lines[1] == null ? "" : lines[1];
        boolean list = path.equals("/api/countries") || path.equals("/api/taxa");
        boolean ofSeveral = list || path.matches("(?s)/(engine-rest|api/(tasks|retention))(/.*)?");
        holds(ofSeveral || TokenPart.of(path).size() < 2, () -> path + " is of " + TokenPart.of(path));
        for (TokenPart part : TokenPart.values()) {
            AccessToken reads = token(part, false);
            AccessToken writes = token(part, true);
            holds(!reads.opens("POST", path) && !reads.opens("DELETE", path), () -> "what reads writes at " + path);
            same(writes.opens("GET", path), reads.opens("GET", path), "reading");
            same(reads.opens("GET", path), TokenPart.of(path).contains(part), part + " and " + path);
        }
    }

    private static AccessToken token(TokenPart part, boolean writes) {
        return new AccessToken(
                new UUID(0, 1),
                "ncb.ken",
                new OrganisationCode("KEN"),
                "script",
                writes,
                Set.of(part),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                null,
                null);
    }
}
