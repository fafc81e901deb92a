package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.security.BehindProxyTest;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.machines.SoftAuthenticator;

/** Heads of bureaus need a passkey and nobody else does; each test has a head and an officer of its own. */
abstract class PasskeyDoor extends BehindProxyTest {
    static final String SENTENCE = "the sentence of before";
    static final String OWN = "/me/passkeys";
    static final String SECOND_STEP = "/login/passkey";

    String head;
    String clerk;

    @BeforeEach
    void join() {
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
}
