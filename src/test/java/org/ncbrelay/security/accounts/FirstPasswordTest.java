package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** A password that operators set opens one page, once, and not for long; no act of the account can be an operator's. */
class FirstPasswordTest extends DoorTest {
    private static final String SET = "a sentence that the operator chose";
    private static final String OWN = "a sentence of my own and nobody else's";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final String newcomer = "first-" + PEOPLE.incrementAndGet();

    /** Two operators make the account. */
    @BeforeEach
    void make() {
        propose("POST", "/user/create", """
                {"profile":{"id":"%s","firstName":"A","lastName":"B"},"credentials":{"password":"%s"}}""".formatted(newcomer, SET));
        propose("PUT", "/tenant/KEN/user-members/" + newcomer, null);
        propose("PUT", "/group/ncb-officers/members/" + newcomer, null);
    }

    @AfterEach
    void forget() {
        identity.deleteUser(newcomer);
    }

    @Test
    void nothingElseIsOpenUntilAnOwnPasswordIsChosen() {
        Caller officer = Caller.session(port, newcomer, SET);
        for (String page : List.of("/", "/cases", "/me", "/camunda/app/tasklist/default/"))
            assertThat(officer.get(page, "Accept", "text/html").header("Location"))
                    .as(page)
                    .endsWith("/first-password");
        for (String program :
                List.of("/api/support-requests", "/engine-rest/task", "/camunda/api/engine/engine/default/task"))
            officer.get(program).with(403);
        assertThat(officer.get("/first-password").text()).contains("set by an operator");

        choose(officer, SET, SET, SET).with(400);
        choose(officer, "not the password", OWN, OWN).with(400);
        choose(officer, SET, OWN, OWN + "!").with(400);
        Answer chosen = choose(officer, SET, OWN, OWN);
        assertThat(chosen.location()).endsWith("/login?changed");
        officer.get("/first-password").with(302);

        Caller.session(port, newcomer, OWN).get("/cases").with(200);
        Caller.basic(port, newcomer, OWN).get("/api/support-requests").with(200);
        assertThat(administration.queryForList("SELECT user_id FROM first_password", String.class))
                .doesNotContain(newcomer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/support-requests", "/engine-rest/task"})
    void aScriptOpensNothingWithIt(String program) {
        Answer refused = Caller.basic(port, newcomer, SET).get(program).with(403);
        assertThat(refused.text()).contains("choose one of your own");
        assertThat(Caller.session(port, newcomer, SET).status("/first-password"))
                .as("and does not use it up")
                .isEqualTo(200);
    }

    @Test
    void itIsGoodForOneLogin() {
        Caller.session(port, newcomer, SET);
        assertThat(logIn(SET)).endsWith("/login?over");
        assertThat(logIn("another wrong sentence")).endsWith("/login?error");
        assertThat(Caller.nobody(port).get("/login?over").text()).contains("has been used or has expired");
        Caller.basic(port, newcomer, SET).get("/engine-rest/task").with(401);
    }

    @Test
    void itExpires() {
        administration.update(
                "UPDATE first_password SET set_at = now() - interval '73 hours' WHERE user_id = ?", newcomer);
        assertThat(logIn(SET)).endsWith("/login?over");
        administration.update(
                "UPDATE first_password SET set_at = now() - interval '71 hours' WHERE user_id = ?", newcomer);
        assertThat(logIn(SET)).doesNotContain("/login");
    }

    @Test
    void itIsGoodAtANodeOrServerWhoseClockIsBehind() {
        administration.update(
                "UPDATE first_password SET set_at = now() + interval '5 minutes' WHERE user_id = ?", newcomer);
        assertThat(logIn(SET)).doesNotContain("/login");
    }

    @Test
    void aPasswordThatOperatorsSetAgainIsAFirstOneAgain() {
        choose(Caller.session(port, newcomer, SET), SET, OWN, OWN);
        propose("PUT", "/user/" + newcomer + "/credentials", """
                {"password":"%s","authenticatedUserPassword":"%s"}""".formatted(SET, PASSWORD));
        Caller.basic(port, newcomer, SET).get("/engine-rest/task").with(403);
    }

    @Test
    void theApplicationCannotMakeAFirstPasswordAnOwnOne() {
        assertThat(administration.queryForList("""
                        SELECT privilege_type || coalesce(' ' || column_name, '') FROM information_schema.role_column_grants
                         WHERE grantee = 'relay_app' AND table_name = 'first_password' AND privilege_type <> 'SELECT'""", String.class)).containsExactly("UPDATE used_at");
    }

    private String logIn(String password) {
        return Caller.nobody(port).logIn(newcomer, password).location();
    }

    private static Answer choose(Caller officer, String current, String replacement, String repeated) {
        return officer.form(
                "/first-password", officer.token("/first-password"),
                "current", current,
                "replacement", replacement,
                "repeated", repeated);
    }

    /** One operator asks, the other confirms. */
    private void propose(String method, String path, String body) {
        basic("operator")
                .send(method, "/engine-rest" + path, body == null ? "" : body)
                .with(409);
        confirm("operator2", newestChange()).with(200);
    }
}
