package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.fakes.FakePasskeys;
import org.ncbrelay.security.passkeys.PasskeyRefused.Reason;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.SoftAuthenticator;

class CeremoniesTest {
    private static final String ORIGIN = "http://localhost:8080";
    private static final String OFFICER = "ncb.ken";
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");

    private final FakePasskeys passkeys = new FakePasskeys();
    private final Ceremonies ceremonies = new Ceremonies(
            passkeys, new RelyingParty(() -> new Site("localhost", Set.of(ORIGIN))), new MutableClock(NOW));
    private final SoftAuthenticator key = new SoftAuthenticator(ORIGIN);

    @Test
    void whoRegisteredAPasskeyIsKnownByIt() {
        register(key);

        assertThat(used(null, key).userId()).isEqualTo(OFFICER);
        assertThat(passkeys.of(OFFICER)).singleElement().satisfies(passkey -> {
            assertThat(passkey.usedAt()).isEqualTo(NOW);
            assertThat(passkey.counter()).isEqualTo(2);
        });
    }

    @Test
    void severalOfOnePersonWorkSideBySide() {
        SoftAuthenticator other = new SoftAuthenticator(ORIGIN);
        register(key);
        register(other);

        assertThat(used(OFFICER, key).id()).isEqualTo(key.id());
        assertThat(used(OFFICER, other).id()).isEqualTo(other.id());
    }

    @Test
    void anotherPersonsPasskeyIsAsUnknownAsNone() {
        register(key);

        assertRefused(Reason.UNKNOWN, "ncbhead.ken", key);
        assertRefused(Reason.UNKNOWN, null, new SoftAuthenticator(ORIGIN));
    }

    @Test
    void aCopyIsRefusedAndTheOriginalWithIt() {
        register(key.counting(10));
        assertRefused(Reason.SUSPECTED, null, key.counting(5));

        assertThat(passkeys.of(OFFICER)).singleElement().satisfies(passkey -> {
            assertThat(passkey.isSuspected()).isTrue();
            assertThat(passkey.counter()).isEqualTo(11);
        });
        assertRefused(Reason.SUSPECTED, null, key.counting(50));
    }

    @Test
    void whatIsOnlyWrongMakesNobodySuspect() {
        register(key);
        assertRefused(Reason.WRONG, null, key.at("https://false.example"));

        assertThat(passkeys.of(OFFICER)).noneMatch(passkey -> passkey.isSuspected());
    }

    @Test
    void noPasskeyIsRegisteredTwice() {
        register(key);
        assertThatThrownBy(() -> register(key)).isInstanceOf(Refusal.Conflict.class);
    }

    private void register(SoftAuthenticator authenticator) {
        String challenge = ceremonies.registration(OFFICER).challenge();
        ceremonies.register(OFFICER, KENYA, challenge, "Key", authenticator.create(challenge));
    }

    private Passkey used(String expected, SoftAuthenticator authenticator) {
        String challenge = ceremonies.use(expected).challenge();
        return ceremonies.used(expected, challenge, authenticator.get(challenge));
    }

    private void assertRefused(Reason reason, String expected, SoftAuthenticator authenticator) {
        assertThatThrownBy(() -> used(expected, authenticator))
                .isInstanceOfSatisfying(
                        PasskeyRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
