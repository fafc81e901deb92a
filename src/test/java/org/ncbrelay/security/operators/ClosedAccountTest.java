package org.ncbrelay.security.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;

/** One operator closes an account, and from that moment no door opens to it; its own password, sessions and tokens lead nowhere. */
class ClosedAccountTest extends DoorTest {
    private static final String OWN_PASSWORD = "a long enough sentence";
    private static final String CHANGES = "/administration/changes";
    private static final Pattern TOKEN = Pattern.compile("value=\"(relay_[\\w-]{43})\"");

    private String officer;

    @BeforeEach
    void join() {
        officer = hired("ncb-officers", OWN_PASSWORD);
    }

    @Test
    void everyDoorIsShutAtOnceAndTheAnswerIsTheOrdinaryOne() {
        Caller session = Caller.session(port, officer, OWN_PASSWORD);
        String token = token(session);
        byToken(token, 200);
        assertThat(Caller.basic(port, officer, OWN_PASSWORD).status("/engine-rest/task"))
                .isEqualTo(200);

        close(200);

        session.get("/engine-rest/task").with(401);
        assertThat(session.get("/cases", "Accept", "text/html").location()).endsWith("/login");
        session.get("/camunda/api/engine/engine/default/task").with(401);
        byToken(token, 401);
        assertThat(Caller.basic(port, officer, OWN_PASSWORD)
                        .get("/engine-rest/task")
                        .text()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""))
                .isEqualTo(Caller.basic(port, "nobody.of.this.name", OWN_PASSWORD)
                        .get("/engine-rest/task")
                        .with(401)
                        .text()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""));
        Caller browser = Caller.nobody(port);
        assertThat(browser.form("/login", browser.token("/login"), "username", officer, "password", OWN_PASSWORD)
                        .location())
                .endsWith("/login?error");
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM relay_session WHERE principal_name = ?", Integer.class, officer))
                .isZero();
        close(409);
    }

    /** A login may prove the password just before the account is closed, and begin its session just after. */
    @Test
    void aSessionThatBeganMeanwhileOpensNothing() {
        Caller session = Caller.session(port, officer, OWN_PASSWORD);
        String token = token(session);
        administration.update("INSERT INTO closed_account VALUES (?)", officer);

        session.get("/engine-rest/task").with(401);
        byToken(token, 401);
    }

    @Test
    void anotherOperatorConfirmsThatItIsReopenedAndTokensStayRevoked() {
        String token = token(Caller.session(port, officer, OWN_PASSWORD));
        close(200);
        basic("operator")
                .post("/api/administration/accounts/" + officer + "/reopening", "")
                .with(200);
        long asked = newestChange();
        confirm("operator", asked).with(403);
        byToken(token, 401);
        confirm("operator2", asked).with(200);

        Caller.session(port, officer, OWN_PASSWORD).get("/engine-rest/task").with(200);
        byToken(token, 401);
    }

    @Test
    void itIsAnActOfOperatorsOnTheirPageAndInTheAuditOfTheOrganisation() {
        for (String other : new String[] {"ncbhead.ken", "lead", "auditor"}) {
            Caller session = session(other);
            session.sendForm("/administration/accounts", null, "account=" + officer)
                    .with(403);
            basic(other)
                    .post("/api/administration/accounts/" + officer + "/closing", "")
                    .with(403);
        }
        Caller operator = session("operator");
        String page = operator.get(CHANGES).text();
        assertThat(page).contains("Close the account", "Request reopening");

        operator.sendForm("/administration/accounts", null, "account=" + officer)
                .with(302);
        assertThat(operator.get(CHANGES).text()).contains("The account is closed.", "Made by one operator");
        operator.sendForm("/administration/accounts", null, "account=" + officer)
                .with(302);
        assertThat(operator.get(CHANGES).text()).contains("This account is closed already.");
        operator.sendForm("/administration/accounts", null, "account=operator").with(302);
        assertThat(operator.get(CHANGES).text()).contains("Operators do not change their own account.");
        operator.sendForm("/administration/accounts", null, "account=" + officer + "&reopen=true")
                .with(302);
        assertThat(operator.get(CHANGES).text()).contains("The reopening was requested.");
        refuse("operator", newestChange()).with(200);

        assertThat(session("ncbhead.ken").get("/account-changes").text()).contains(officer, "Close an account");
        assertThat(administration.queryForList(
                        "SELECT a.organisation || ' ' || a.act FROM audit_record a JOIN administration_change c ON a.subject = c.id::text"
                                + " WHERE c.subject = ? AND c.kind = 'CLOSE_ACCOUNT'",
                        String.class,
                        officer))
                .containsExactly("KEN ADMINISTRATION_MADE_ALONE");
    }

    private void close(int status) {
        basic("operator")
                .post("/api/administration/accounts/" + officer + "/closing", "")
                .with(status);
    }

    private String token(Caller session) {
        session.sendForm("/me/tokens", null, "name=Nightly&days=30&writes=false&parts=CASES");
        Matcher shown = TOKEN.matcher(session.get("/me").text());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private void byToken(String token, int status) {
        Caller.nobody(port)
                .get("/engine-rest/task", "Authorization", "Bearer " + token)
                .with(status);
    }
}
