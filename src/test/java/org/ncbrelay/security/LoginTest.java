package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LoginTest extends DoorTest {
    private static final String WEB_APPS_LOGOUT = "/camunda/api/admin/auth/user/default/logout";
    private static final String OWN_PASSWORD = "a long enough sentence";

    @Autowired
    private ServletContext server;

    @AfterEach
    void forget() {
        identity.deleteUser("newcomer");
    }

    @Test
    void theLoginPageOpensASessionForPagesAndApis() {
        Caller officer = session("ncb.ken");
        assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(officer.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(officer.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
    }

    @Test
    void loggingInGivesTheSessionANewId() {
        Caller officer = Caller.nobody(port);
        officer.get("/login");
        String before = officer.cookie("JSESSIONID");
        officer.logIn("ncb.ken", PASSWORD);
        assertThat(officer.cookie("JSESSIONID")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void aSessionThatIsNotUsedEndsAfterTwentyMinutes() {
        assertThat(server.getSessionTimeout()).isEqualTo(20);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        String cookie = Caller.nobody(port)
                .get("/login")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void basicOpensTheApiWithoutASession() {
        HttpResponse<String> answer = basic("ncb.ken").get("/engine-rest/task");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aWrongPasswordIsAProblemWithACorrelationId() {
        HttpResponse<String> answer =
                Caller.basic(port, "ncb.ken", "wrong").get("/engine-rest/task", "X-Correlation-Id", "abc-1");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Caller.json(answer).path("correlationId").asText()).isEqualTo("abc-1");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("abc-1");
    }

    @Test
    void theLoginPageTellsAWrongPassword() {
        HttpResponse<String> answer = Caller.nobody(port).logIn("ncb.ken", "wrong");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
    }

    @Test
    void loggingOutInTheWebAppsEndsTheSession() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        assertThat(officer.post(WEB_APPS_LOGOUT, "", "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(401);
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
                assertThat(officer.get("/engine-rest/task").statusCode()).isEqualTo(200);
            }
        }
        assertThat(Caller.nobody(port).post(path, "{}").statusCode()).isEqualTo(401);
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
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsRevokedIsGoneAtTheNextRequest() {
        hire();
        Caller newcomer = Caller.session(port, "newcomer", OWN_PASSWORD);
        assertThat(newcomer.get("/engine-rest/task").statusCode()).isEqualTo(200);
        identity.deleteTenantUserMembership("KEN", "newcomer");
        assertThat(newcomer.get("/engine-rest/task").statusCode()).isEqualTo(403);
        identity.deleteUser("newcomer");
        assertThat(newcomer.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsSessionsAndTheMemoryOfTheOld() {
        hire();
        Caller session = Caller.session(port, "newcomer", OWN_PASSWORD);
        Caller script = Caller.basic(port, "newcomer", OWN_PASSWORD);
        assertThat(script.get("/engine-rest/task").statusCode()).isEqualTo(200);
        User user = identity.createUserQuery().userId("newcomer").singleResult();
        user.setPassword("another long sentence");
        identity.saveUser(user);
        assertThat(script.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(session.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    private void hire() {
        User user = identity.newUser("newcomer");
        user.setPassword(OWN_PASSWORD);
        identity.saveUser(user);
        identity.createMembership("newcomer", "ncb-officers");
        identity.createTenantUserMembership("KEN", "newcomer");
    }
}
