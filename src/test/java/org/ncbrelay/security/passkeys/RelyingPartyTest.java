package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.fakes.FakePasskeys;
import org.ncbrelay.security.passkeys.PasskeyRefused.Reason;
import org.ncbrelay.support.SoftAuthenticator;

/** Answers of an authenticator that a browser would never pass on, each with one thing wrong. */
class RelyingPartyTest {
    private static final String ORIGIN = "https://relay.example";
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");

    private final RelyingParty party = new RelyingParty(() -> new Site("relay.example", Set.of(ORIGIN)));
    private final SoftAuthenticator key = authenticator();
    private final String challenge = party.challenge();

    @Test
    void whatIsRegisteredCanBeUsed() {
        Passkey passkey = registered();

        assertThat(passkey.id()).isEqualTo(key.id());
        assertThat(passkey.counter()).isEqualTo(1);
        assertThat(party.used(passkey, challenge, key.get(challenge))).isEqualTo(2);
        assertThat(party.used(
                        passkey, challenge, key.ownedBy(FakePasskeys.HANDLE).get(challenge)))
                .isEqualTo(3);
    }

    @Test
    void oneThatNeverCountsCanBeUsed() {
        Passkey counted = registered();
        Passkey uncounted = new Passkey(
                counted.id(), "ncb.ken", counted.handle(), counted.attestation(), 0, "Key", NOW, null, null);

        assertThat(party.used(uncounted, challenge, key.getUncounted(challenge)))
                .isZero();
    }

    @Test
    void whatIsAskedNamesTheSiteAndWantsAPersonVerified() {
        assertThat(party.request(challenge, List.of(registered())))
                .contains("\"rpId\":\"relay.example\"", "\"userVerification\":\"required\"", challenge, key.id());
        assertThat(party.creation("ncb.ken", FakePasskeys.HANDLE, challenge, List.of(registered())))
                .contains(
                        "\"id\":\"relay.example\"",
                        "\"userVerification\":\"required\"",
                        "\"residentKey\":\"required\"",
                        challenge,
                        key.id());
    }

    @Test
    void anotherChallengeIsRefused() {
        Passkey passkey = registered();
        assertRefused(Reason.WRONG, passkey, key.get(party.challenge()));
        assertNotRegistered(authenticator().create(party.challenge()));
    }

    @Test
    void anotherOriginIsRefused() {
        Passkey passkey = registered();
        assertRefused(
                Reason.WRONG, passkey, key.at("https://relay.example:8443").get(challenge));
        assertRefused(Reason.WRONG, passkey, key.at("https://false.example").get(challenge));
        assertNotRegistered(authenticator().at("https://false.example").create(challenge));
    }

    @Test
    void anotherRelyingPartyIsRefused() {
        Passkey passkey = registered();
        assertRefused(
                Reason.WRONG, passkey, key.forRelyingParty("false.example").get(challenge));
        assertNotRegistered(authenticator().forRelyingParty("false.example").create(challenge));
    }

    @Test
    void withoutVerificationOfThePersonItIsRefused() {
        Passkey passkey = registered();
        assertRefused(Reason.WRONG, passkey, key.withoutVerification().get(challenge));
        assertNotRegistered(authenticator().withoutVerification().create(challenge));
    }

    @Test
    void anotherKeyUnderTheSameNameIsRefused() {
        Passkey passkey = registered();
        String forged =
                authenticator().get(challenge).replaceAll("\"(id|rawId)\":\"[^\"]+\"", "\"$1\":\"" + key.id() + '"');
        assertRefused(Reason.WRONG, passkey, forged);
    }

    @Test
    void anAnswerThatNamesAnotherOwnerIsRefused() {
        assertRefused(Reason.UNKNOWN, registered(), key.ownedBy("B".repeat(43)).get(challenge));
    }

    @Test
    void aCounterThatHasNotGrownIsOfACopy() {
        Passkey passkey = registered();
        assertRefused(Reason.SUSPECTED, passkey, key.counting(0).get(challenge));
        assertRefused(Reason.SUSPECTED, passkey, key.getUncounted(challenge));
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        for (String nonsense : List.of("", "null", "[]", "{}", "{\"id\":\"x\"}", "nonsense")) {
            assertThatThrownBy(() -> party.idOf(nonsense)).as(nonsense).isInstanceOf(PasskeyRefused.class);
            assertNotRegistered(nonsense);
        }
    }

    private Passkey registered() {
        return party.registered(
                "ncb.ken",
                FakePasskeys.HANDLE,
                challenge,
                "Key",
                key.counting(0).create(challenge),
                NOW);
    }

    private void assertRefused(Reason reason, Passkey passkey, String answer) {
        assertThatThrownBy(() -> party.used(passkey, challenge, answer))
                .isInstanceOfSatisfying(
                        PasskeyRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertNotRegistered(String answer) {
        assertThatThrownBy(() -> party.registered("ncb.ken", FakePasskeys.HANDLE, challenge, "Key", answer, NOW))
                .isInstanceOf(PasskeyRefused.class);
    }

    private static SoftAuthenticator authenticator() {
        return new SoftAuthenticator(ORIGIN).forRelyingParty("relay.example");
    }
}
