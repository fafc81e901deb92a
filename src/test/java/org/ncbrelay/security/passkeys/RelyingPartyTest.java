package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.security.passkeys.PasskeyRefused.Reason;
import org.ncbrelay.support.machines.SoftAuthenticator;

/** Answers of an authenticator that a browser would never pass on, each with one thing wrong. */
class RelyingPartyTest {
    /** 32 bytes of zero. */
    static final String HANDLE = "A".repeat(43);

    private static final String ORIGIN = "https://relay.example";
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");

    private final RelyingParty party = new RelyingParty(() -> new RelyingParty.Site("relay.example", Set.of(ORIGIN)));
    private final SoftAuthenticator key = authenticator();
    private final String challenge = party.challenge();

    @Test
    void whatIsRegisteredCanBeUsed() {
        Passkey passkey = registered();

        assertThat(passkey.id()).isEqualTo(key.id());
        assertThat(passkey.counter()).isEqualTo(1);
        assertThat(party.used(passkey, challenge, key.get(challenge))).isEqualTo(2);
        assertThat(party.used(passkey, challenge, key.ownedBy(HANDLE).get(challenge)))
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
        assertThat(party.creation("ncb.ken", HANDLE, challenge, List.of(registered())))
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

    static Stream<UnaryOperator<SoftAuthenticator>> wrongs() {
        return Stream.of(
                key -> key.at("https://relay.example:8443"),
                key -> key.at("https://false.example"),
                key -> key.forRelyingParty("false.example"),
                SoftAuthenticator::withoutVerification);
    }

    /** Another port, another host, another relying party, and no verified person. */
    @ParameterizedTest
    @MethodSource("wrongs")
    void whatWasSignedElsewhereOrByNobodyIsRefused(UnaryOperator<SoftAuthenticator> wrong) {
        Passkey passkey = registered();
        assertRefused(Reason.WRONG, passkey, wrong.apply(key).get(challenge));
        assertNotRegistered(wrong.apply(authenticator()).create(challenge));
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
                "ncb.ken", HANDLE, challenge, "Key", key.counting(0).create(challenge), NOW);
    }

    private void assertRefused(Reason reason, Passkey passkey, String answer) {
        assertThatThrownBy(() -> party.used(passkey, challenge, answer))
                .isInstanceOfSatisfying(
                        PasskeyRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertNotRegistered(String answer) {
        assertThatThrownBy(() -> party.registered("ncb.ken", HANDLE, challenge, "Key", answer, NOW))
                .isInstanceOf(PasskeyRefused.class);
    }

    private static SoftAuthenticator authenticator() {
        return new SoftAuthenticator(ORIGIN).forRelyingParty("relay.example");
    }
}
