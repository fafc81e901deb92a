package org.ncbrelay.flow.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.token.AccessToken;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.fakes.FakeAccessTokens;
import org.ncbrelay.fakes.FakeAccounts;
import org.ncbrelay.support.MutableClock;

class OwnTokensTest {
    private static final OwnTokens.Wanted USUAL = wanted("Nightly export", false, 90, TokenPart.CASES);

    private final MutableClock clock = new MutableClock(NOW);
    private final FakeAccessTokens tokens = new FakeAccessTokens();
    private final OwnTokens own = new OwnTokens(
            tokens, new FakeAccounts().operator("operator").officer("ncb.ken", "ncb-officers", KEN), clock);

    @ParameterizedTest
    @CsvSource({"'', 90, CASES", "x, 0, CASES", "x, 366, CASES", "x, 90, "})
    void whatIsMissingOrTooMuchIsRefused(String name, int days, TokenPart part) {
        OwnTokens.Wanted wanted = part == null ? wanted(name, false, days) : wanted(name, false, days, part);
        assertThatThrownBy(() -> own.make("ncb.ken", wanted)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void nobodyHasMoreThanTwenty() {
        for (int one = 0; one < 20; one++) own.make("ncb.ken", USUAL);
        assertThatThrownBy(() -> own.make("ncb.ken", USUAL)).isInstanceOf(Refusal.Invalid.class);
        clock.advance(Duration.ofDays(90));
        own.make("ncb.ken", USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/support-requests,                       true",
        "GET,    /api/support-requests/KEN-2026-000001,       true",
        "GET,    /api/countries,                              true",
        "GET,    /api/free-days,                              true",
        "GET,    /api/results/illegal-trade-report,           true",
        "GET,    /api/support-requests-of-others,             false",
        "GET,    /api/administration/changes,                 false",
        "GET,    /api/intelligence,                           false",
        "GET,    /v3/api-docs,                                false",
        "POST,   /api/support-requests,                       false",
        "DELETE, /api/support-requests/KEN-2026-000001,       false"
    })
    void aTokenThatReadsCasesOpensNothingElse(String method, String path, boolean isOpen) {
        own.make("ncb.ken", USUAL);
        assertThat(own.of("ncb.ken").get(0).opens(method, path)).isEqualTo(isOpen);
    }

    @Test
    void aTokenThatWritesDoesSoInItsPartsOnly() {
        own.make("ncb.ken", wanted("Import", true, 1, TokenPart.INTELLIGENCE));
        AccessToken token = own.of("ncb.ken").get(0);
        assertThat(token.opens("POST", "/api/intelligence")).isTrue();
        assertThat(token.opens("POST", "/api/support-requests")).isFalse();
        assertThat(token.opens("POST", "/api/taxa")).isFalse();
    }

    private static OwnTokens.Wanted wanted(String name, boolean writes, int days, TokenPart... parts) {
        return new OwnTokens.Wanted(name, writes, Set.of(parts), days);
    }
}
