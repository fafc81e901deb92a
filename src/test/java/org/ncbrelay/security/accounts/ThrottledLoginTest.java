package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;

class ThrottledLoginTest extends DoorTest {
    @Test
    void aScriptLearnsWhenToRetry() {
        Caller guesser = Caller.basic(port, "ncb.idn", "guess");
        for (int i = 0; i < 5; i++) guesser.get("/engine-rest/task");
        HttpResponse<String> answer = guesser.get("/engine-rest/task");
        assertStatus(429, answer);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(basic("ncb.ken").status("/engine-rest/task")).isEqualTo(200);
    }

    @Test
    void thePageSaysItInAFriendlyWay() {
        Caller guesser = Caller.nobody(port);
        for (int i = 0; i < 5; i++) guesser.logIn("ncb.bra", "guess");
        HttpResponse<String> answer = guesser.logIn("ncb.bra", PASSWORD);
        assertThat(Caller.location(answer)).endsWith("/login?wait");
        assertThat(guesser.get("/login?wait").body()).contains("Too many failed attempts");
    }

    /** Behind the one address of an office somebody may guess; whoever has logged in there before still comes in. */
    @Test
    void aBrowserThatIsKnownIsNotKeptOutByGuessesFromItsOwnAddress() {
        Caller officer = session("ncb.sgp");
        Caller guesser = Caller.nobody(port);
        for (int i = 0; i < 5; i++) guesser.logIn("ncb.sgp", "guess");
        assertThat(location(guesser.logIn("ncb.sgp", PASSWORD))).endsWith("/login?wait");
        assertThat(location(officer.logIn("ncb.sgp", PASSWORD))).doesNotContain("login");
    }

    @Test
    void aKnownBrowserIsKnownForItsOfficerOnlyAndHasLimitsToo() {
        Caller officer = session("ncbhead.sgp");
        for (int i = 0; i < 5; i++) officer.logIn("ncbhead.bra", "guess");
        assertThat(location(officer.logIn("ncbhead.bra", PASSWORD))).endsWith("/login?wait");
        for (int i = 0; i < 5; i++) officer.logIn("ncbhead.sgp", "guess");
        assertThat(location(officer.logIn("ncbhead.sgp", PASSWORD))).endsWith("/login?wait");
    }

    private static String location(HttpResponse<String> answer) {
        return Caller.location(answer);
    }
}
