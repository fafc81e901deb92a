package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.machines.SoftAuthenticator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** A relay at which heads of bureaus need a passkey and nobody else does; each test has a head and an officer of its own. */
@Import(PasskeyDoor.Time.class)
@TestPropertySource(properties = "relay.login.passkey-required-for=ncb-head")
abstract class PasskeyDoor extends DoorTest {
    static final String SENTENCE = "the sentence of before";
    static final String OWN = "/me/passkeys";
    static final String SECOND_STEP = "/login/passkey";

    @Autowired
    MutableClock clock;

    String head;
    String clerk;

    @BeforeEach
    void join() {
        clock.set(Clock.systemUTC().instant());
        head = hired("ncb-heads", SENTENCE);
        clerk = hired("ncb-officers", SENTENCE);
    }

    SoftAuthenticator authenticator() {
        return new SoftAuthenticator("http://localhost:" + port);
    }

    Caller password(String user) {
        return Caller.session(port, user, SENTENCE);
    }

    /** A session that was opened with the passkey alone. */
    Caller passkey(SoftAuthenticator key) {
        Caller caller = Caller.nobody(port);
        assertThat(to(logIn(caller, "/login", key))).isEqualTo("/");
        return caller;
    }

    /** A head who has registered the passkey and logged in with it. */
    Caller headWith(SoftAuthenticator key) {
        Caller caller = password(head);
        assertThat(to(register(caller, "Key", key))).isEqualTo(OWN);
        return passkey(key);
    }

    Answer register(Caller caller, String label, SoftAuthenticator key) {
        String token = caller.token(OWN);
        String answer = key.create(challenge(caller, OWN + "/options", token));
        return caller.form(OWN, token, "label", label, "credential", answer);
    }

    Answer logIn(Caller caller, String page, SoftAuthenticator key) {
        String token = caller.token(page);
        return caller.form(
                SECOND_STEP, token, "credential", key.get(challenge(caller, SECOND_STEP + "/options", token)));
    }

    String challenge(Caller caller, String path, String token) {
        return caller.post(path, "", "X-CSRF-TOKEN", token).with(200).field("challenge");
    }

    /** A page as a browser asks for it. */
    static Answer page(Caller caller, String path) {
        return caller.get(path, "Accept", "text/html");
    }

    /** Where an answer leads, without host and query. */
    static String to(Answer answer) {
        return answer.location().replaceAll("^https?://[^/]*", "").replaceAll("\\?continue$", "");
    }

    /** Stands still until a test moves it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MutableClock clockOfPasskeys() {
            return new MutableClock(Instant.EPOCH.plus(Duration.ofDays(20_000)));
        }
    }
}
