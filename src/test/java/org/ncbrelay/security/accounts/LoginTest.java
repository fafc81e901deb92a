package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

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
        Answer answer = basic("ncb.ken").get("/engine-rest/task").with(200);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void aWrongPasswordIsAProblemWithACorrelationId() {
        Answer answer = Caller.basic(port, "ncb.ken", "wrong")
                .get("/engine-rest/task", "X-Correlation-Id", "abc-1")
                .with(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.field("correlationId")).isEqualTo("abc-1");
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("abc-1");
    }

    @Test
    void loggingOutInTheWebAppsEndsTheSession() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        officer.post(WEB_APPS_LOGOUT, "", "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN"))
                .with(200);
        officer.get("/engine-rest/task").with(401);
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
                Answer refused = officer.post(path, "{}", headers);
                assertThat(refused.status()).as("%s %s", page, headers[0]).isEqualTo(403);
                assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(refused.header("Clear-Site-Data")).isNull();
                officer.get("/engine-rest/task").with(200);
            }
        }
        Caller.nobody(port).post(path, "{}").with(401);
    }

    @Test
    void camundasOwnLoginIsClosed() {
        Caller.nobody(port)
                .send(
                        "POST",
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=ncb.ken&password=" + PASSWORD,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .with(401);
    }

    @Test
    void whatIsRevokedIsGoneAtTheNextRequest() {
        String id = hired("ncb-officers", OWN_PASSWORD);
        Caller newcomer = Caller.session(port, id, OWN_PASSWORD);
        newcomer.get("/engine-rest/task").with(200);
        identity.deleteTenantUserMembership("KEN", id);
        newcomer.get("/engine-rest/task").with(403);
        identity.deleteUser(id);
        newcomer.get("/engine-rest/task").with(401);
    }

    @Test
    void aNewPasswordEndsSessionsAndTheMemoryOfTheOld() {
        String id = hired("ncb-officers", OWN_PASSWORD);
        Caller session = Caller.session(port, id, OWN_PASSWORD);
        Caller script = Caller.basic(port, id, OWN_PASSWORD);
        script.get("/engine-rest/task").with(200);
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword("another long sentence");
        identity.saveUser(user);
        script.get("/engine-rest/task").with(401);
        session.get("/engine-rest/task").with(401);
    }

    @Test
    void aScriptThatGuessesLearnsWhenToRetry() {
        Caller guesser = Caller.basic(port, hired("ncb-officers", OWN_PASSWORD), "guess");
        for (int i = 0; i < 5; i++) guesser.get("/engine-rest/task");
        Answer answer = guesser.get("/engine-rest/task").with(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        basic("ncb.ken").get("/engine-rest/task").with(200);
    }

    @Test
    void thePageSaysItInAFriendlyWay() {
        String officer = hired("ncb-officers", OWN_PASSWORD);
        Caller guesser = Caller.nobody(port);
        for (int i = 0; i < 5; i++) guesser.logIn(officer, "guess");
        Answer answer = guesser.logIn(officer, OWN_PASSWORD);
        assertThat(answer.location()).endsWith("/login?wait");
        assertThat(guesser.get("/login?wait").text()).contains("Too many failed attempts");
    }

    /** Behind the one address of an office somebody may guess; whoever has logged in there before still comes in. */
    @Test
    void aBrowserThatIsKnownIsNotKeptOutByGuessesFromItsOwnAddress() {
        String name = hired("ncb-officers", OWN_PASSWORD);
        Caller officer = Caller.session(port, name, OWN_PASSWORD);
        Caller guesser = Caller.nobody(port);
        for (int i = 0; i < 5; i++) guesser.logIn(name, "guess");
        assertThat(guesser.logIn(name, OWN_PASSWORD).location()).endsWith("/login?wait");
        assertThat(officer.logIn(name, OWN_PASSWORD).location()).doesNotContain("login");
    }

    @Test
    void aKnownBrowserIsKnownForItsOfficerOnlyAndHasLimitsToo() {
        String name = hired("ncb-officers", OWN_PASSWORD);
        String other = hired("ncb-officers", OWN_PASSWORD);
        Caller officer = Caller.session(port, name, OWN_PASSWORD);
        for (int i = 0; i < 5; i++) officer.logIn(other, "guess");
        assertThat(officer.logIn(other, OWN_PASSWORD).location()).endsWith("/login?wait");
        for (int i = 0; i < 5; i++) officer.logIn(name, "guess");
        assertThat(officer.logIn(name, OWN_PASSWORD).location()).endsWith("/login?wait");
    }
}
