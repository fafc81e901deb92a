package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.machines.SoftAuthenticator;

/** Somebody has lost the passkey: one operator asks for the reset, another confirms it, and the person registers anew. */
class PasskeyRecoveryTest extends PasskeyDoor {
    private static final String CHANGES = "/api/administration/changes";

    /** Another test meets nothing that waits. */
    @AfterEach
    void takeBack() {
        Caller.json(basic("operator").get(CHANGES))
                .path("pending")
                .forEach(waiting -> basic("operator")
                        .post(CHANGES + "/" + waiting.path("number").asLong() + "/refusal", "{}"));
    }

    @Test
    void twoOperatorsResetThemAndThePersonRegistersAnew() {
        SoftAuthenticator lost = authenticator();
        Caller session = headWith(lost);
        long number = asked("operator");

        assertThat(page(passkey(lost), "/cases").statusCode())
                .as("asked for only")
                .isEqualTo(200);
        assertThat(confirm("operator", number)).isEqualTo(403);
        assertStatus(200, page(session, "/cases"));
        assertThat(confirm("operator2", number)).isEqualTo(200);

        assertThat(to(page(session, "/cases"))).as("sessions end").isEqualTo("/login");
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
        assertThat(to(page(password(head), "/cases"))).isEqualTo(OWN);
        SoftAuthenticator fresh = authenticator();
        assertStatus(200, page(headWith(fresh), "/cases"));
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
    }

    @Test
    void itIsAuditedForTheOrganisationAndThePersonGetsALetter() {
        headWith(authenticator());
        long number = asked("operator");
        confirm("operator2", number);

        assertThat(administration.queryForList(
                        "SELECT a.organisation || ' ' || a.act FROM audit_record a JOIN administration_change c ON a.subject = c.id::text"
                                + " WHERE c.number = ? ORDER BY a.number",
                        String.class,
                        number))
                .containsExactly("KEN ADMINISTRATION_ASKED", "KEN ADMINISTRATION_CONFIRMED");
        assertThat(administration.queryForObject(
                        "SELECT template FROM outbox_mail WHERE recipient = ?", String.class, head + "@relay.example"))
                .isEqualTo("ACCOUNT_CHANGED");
    }

    @Test
    void nobodyElseAsksAndOperatorsDoNotAskForThemselves() {
        for (String user : new String[] {"ncbhead.fra", "auditor", "ncb.ken"}) {
            // In this relay a head needs a passkey, which this one does not have.
            int status = ask(session(user), user.equals("ncbhead.fra") ? OWN : "/me", head)
                    .statusCode();
            assertThat(status).as(user).isEqualTo(403);
        }
        Caller operator = session("operator");
        ask(operator, "/me", "operator");
        assertThat(page(operator, "/administration/changes").body())
                .contains("Operators do not change their own account");
        ask(operator, "/me", "nobody-of-this-name");
        assertThat(page(operator, "/administration/changes").body()).contains("class=\"problem\" role=\"alert\"");
    }

    @Test
    void anAccountOfTheSameNameInheritsNone() {
        SoftAuthenticator lost = authenticator();
        headWith(lost);
        basic("operator").send("DELETE", "/engine-rest/user/" + head, null, "Content-Type", "application/json");
        assertThat(confirm("operator2", newest())).isEqualTo(200);
        account(head, "ncb-heads", SENTENCE);

        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
        assertThat(to(page(password(head), "/cases"))).isEqualTo(OWN);
    }

    private long asked(String operator) {
        Caller session = session(operator);
        assertThat(to(ask(session, "/me", head))).isEqualTo("/administration/changes");
        assertThat(page(session, "/administration/changes").body()).contains("The reset was requested", head);
        return newest();
    }

    private static HttpResponse<String> ask(Caller session, String page, String account) {
        return session.form("/administration/passkeys", session.token(page), "account", account);
    }

    private long newest() {
        return administration.queryForObject("SELECT max(number) FROM administration_change", Long.class);
    }

    private int confirm(String operator, long number) {
        return basic(operator)
                .post(CHANGES + "/" + number + "/confirmation", "{}")
                .statusCode();
    }
}
