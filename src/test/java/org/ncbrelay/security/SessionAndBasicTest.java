package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.Answer;

/** Whoever sends an Authorization header is judged by it alone; the session of the same request is not read. */
class SessionAndBasicTest extends DoorTest {
    private static final String[] READS = {
        "/api/support-requests",
        "/engine-rest/task",
        "/camunda/api/engine/engine/default/task",
        "/camunda/app/tasklist/default/",
        "/me"
    };

    private Caller officer;

    @BeforeEach
    void logIn() {
        officer = session("ncb.ken");
    }

    @ParameterizedTest
    @MethodSource("headersThatProveNothing")
    void nothingButARightPasswordReplacesTheToken(String header) {
        String task = taskOf(started("deskWork")).getId();
        officer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"ncb.ken\"}", "Authorization", header)
                .with(401);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    static List<String> headersThatProveNothing() {
        return List.of(
                of("ncb.ken", "wrong"),
                of("ncb.fra", "wrong"),
                of("nobody", "wrong"),
                of("ncb.ken", ""),
                of("ncb.ken", "wrong").replace("Basic", "basic"),
                of("ncb.ken", "wrong").replace("Basic ", "BASIC   "),
                of("ncb.ken", "wrong").replace("Basic ", "Basic\t"),
                of("ncb.ken", "wrong").replace("Basic ", "Basic"),
                "Basic",
                "Basic !!!",
                "Basic " + encoded("ncb.ken"),
                "Basic " + encoded(":"),
                "Bearer " + encoded("ncb.ken:" + PASSWORD),
                "Digest username=\"ncb.ken\"",
                "Negotiate abc",
                "");
    }

    @Test
    void everyAddressRefusesASessionWithAWrongPassword() {
        for (String path : READS)
            for (String user : List.of("ncb.ken", "operator"))
                assertThat(officer.status(path, "Authorization", of(user, "wrong")))
                        .as("%s as %s", path, user)
                        .isEqualTo(401);
    }

    /** Program and proxy could each read another of them. */
    @Test
    void severalHeadersAreNotAccepted() {
        String right = of("ncb.ken", PASSWORD);
        String wrong = of("ncb.ken", "wrong");
        for (String[] pair : new String[][] {{right, wrong}, {wrong, right}, {right, right}, {"Bearer x", right}})
            for (Caller caller : List.of(officer, Caller.nobody(port)))
                assertThat(caller.status("/engine-rest/task", "Authorization", pair[0], "Authorization", pair[1]))
                        .as("%s", (Object) pair)
                        .isEqualTo(401);
    }

    @Test
    void aRightPasswordCountsForItsOwnUserWhateverTheSession() {
        officer.get("/engine-rest/task", "Authorization", of("operator", PASSWORD))
                .with(403);
        session("operator")
                .get("/engine-rest/task", "Authorization", of("ncb.ken", PASSWORD))
                .with(200);
        assertThat(officer.status("/engine-rest/task"))
                .as("the session goes on as before")
                .isEqualTo(200);
    }

    /** Pages and web apps take no password: whoever sends one is not let in by the cookie beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/task", "/camunda/app/tasklist/default/", "/me"})
    void pagesAndWebAppsTakeNoPassword(String path) {
        officer.get(path, "Authorization", of("ncb.ken", PASSWORD)).with(401);
        officer.get(path).with(200);
    }

    @Test
    void theRefusalCarriesTheHeadersOfEveryAnswer() {
        Answer answer = officer.get("/me", "Authorization", of("ncb.ken", "wrong"));
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Correlation-Id")).isNotNull();
    }

    private static String of(String user, String password) {
        return "Basic " + encoded(user + ':' + password);
    }

    private static String encoded(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
