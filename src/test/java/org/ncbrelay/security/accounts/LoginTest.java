package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;

class LoginTest extends DoorTest {
    private static final String WEB_APPS_LOGOUT = "/camunda/api/admin/auth/user/default/logout";
    private static final String OWN_PASSWORD = "a long enough sentence";

    @Test
    void loggingInGivesTheSessionANewId() {
        Caller officer = Caller.nobody(port);
        officer.get("/login");
        String before = officer.cookie("JSESSIONID");
        officer.logIn("ncb.ken", PASSWORD);
        assertThat(officer.cookie("JSESSIONID")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void basicOpensTheApiWithoutASession() {
        HttpResponse<String> answer = basic("ncb.ken").get("/engine-rest/task");
        assertStatus(200, answer);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aWrongPasswordIsAProblemWithACorrelationId() {
        HttpResponse<String> answer =
                Caller.basic(port, "ncb.ken", "wrong").get("/engine-rest/task", "X-Correlation-Id", "abc-1");
        assertStatus(401, answer);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Caller.json(answer).path("correlationId").asText()).isEqualTo("abc-1");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("abc-1");
    }

    @Test
    void loggingOutInTheWebAppsEndsTheSession() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        assertStatus(200, officer.post(WEB_APPS_LOGOUT, "", "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN")));
        assertThat(officer.status("/engine-rest/task")).isEqualTo(401);
    }

    /** Before and after Camunda has given its token to the session. */
    @ParameterizedTest
    @ValueSource(strings = {WEB_APPS_LOGOUT, "/camunda/api/engine/engine/default/task"})
    void aCallOfTheWebAppsWithoutTheirTokenIsRefusedAndEndsNoSession(String path) {
        Caller officer = session("ncb.ken");
        for (String page : List.of("/me", "/camunda/app/tasklist/default/")) {
            officer.get(page);
            for (String[] headers :
                    new String[][] {{"X-None", "1"}, {"X-XSRF-TOKEN", ""}, {"X-XSRF-TOKEN", "guessed"}}) {
                HttpResponse<String> refused = officer.post(path, "{}", headers);
                assertThat(refused.statusCode()).as("%s %s", page, headers[0]).isEqualTo(403);
                assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(refused.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(refused.headers().firstValue("Clear-Site-Data")).isEmpty();
                assertThat(officer.status("/engine-rest/task")).isEqualTo(200);
            }
        }
        assertStatus(401, Caller.nobody(port).post(path, "{}"));
    }

    @Test
    void camundasOwnLoginIsClosed() {
        HttpResponse<String> answer = Caller.nobody(port)
                .send(
                        "POST",
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=ncb.ken&password=" + PASSWORD,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertStatus(401, answer);
    }

    @Test
    void whatIsRevokedIsGoneAtTheNextRequest() {
        String id = hired("ncb-officers", OWN_PASSWORD);
        Caller newcomer = Caller.session(port, id, OWN_PASSWORD);
        assertThat(newcomer.status("/engine-rest/task")).isEqualTo(200);
        identity.deleteTenantUserMembership("KEN", id);
        assertThat(newcomer.status("/engine-rest/task")).isEqualTo(403);
        identity.deleteUser(id);
        assertThat(newcomer.status("/engine-rest/task")).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsSessionsAndTheMemoryOfTheOld() {
        String id = hired("ncb-officers", OWN_PASSWORD);
        Caller session = Caller.session(port, id, OWN_PASSWORD);
        Caller script = Caller.basic(port, id, OWN_PASSWORD);
        assertThat(script.status("/engine-rest/task")).isEqualTo(200);
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword("another long sentence");
        identity.saveUser(user);
        assertThat(script.status("/engine-rest/task")).isEqualTo(401);
        assertThat(session.status("/engine-rest/task")).isEqualTo(401);
    }

    @Test
    void aScriptThatGuessesLearnsWhenToRetry() {
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
        assertThat(Caller.location(guesser.logIn("ncb.sgp", PASSWORD))).endsWith("/login?wait");
        assertThat(Caller.location(officer.logIn("ncb.sgp", PASSWORD))).doesNotContain("login");
    }

    @Test
    void aKnownBrowserIsKnownForItsOfficerOnlyAndHasLimitsToo() {
        Caller officer = session("ncbhead.sgp");
        for (int i = 0; i < 5; i++) officer.logIn("ncbhead.bra", "guess");
        assertThat(Caller.location(officer.logIn("ncbhead.bra", PASSWORD))).endsWith("/login?wait");
        for (int i = 0; i < 5; i++) officer.logIn("ncbhead.sgp", "guess");
        assertThat(Caller.location(officer.logIn("ncbhead.sgp", PASSWORD))).endsWith("/login?wait");
    }
}
