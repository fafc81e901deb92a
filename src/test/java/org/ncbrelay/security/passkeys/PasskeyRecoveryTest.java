package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.machines.SoftAuthenticator;

/** Somebody has lost the passkey: one operator asks for the reset, another confirms it, and the person registers anew. */
class PasskeyRecoveryTest extends PasskeyDoor {
    /** Another test meets nothing that waits. */
    @AfterEach
    void takeBack() {
        Caller.json(basic("operator").get("/api/administration/changes"))
                .path("pending")
                .forEach(waiting -> refuse("operator", waiting.path("number").asLong()));
    }

    @Test
    void twoOperatorsResetThemAndThePersonRegistersAnew() {
        SoftAuthenticator lost = authenticator();
        Caller session = headWith(lost);
        long number = asked("operator");

        assertThat(page(passkey(lost), "/cases").statusCode())
                .as("asked for only")
                .isEqualTo(200);
        assertStatus(403, confirm("operator", number));
        assertStatus(200, page(session, "/cases"));
        assertStatus(200, confirm("operator2", number));

        assertThat(to(page(session, "/cases"))).as("sessions end").isEqualTo("/login");
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
        assertThat(to(page(password(head), "/cases"))).isEqualTo(OWN);
        SoftAuthenticator fresh = authenticator();
        assertStatus(200, page(headWith(fresh), "/cases"));
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
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

    private long asked(String operator) {
        Caller session = session(operator);
        assertThat(to(ask(session, "/me", head))).isEqualTo("/administration/changes");
        assertThat(page(session, "/administration/changes").body()).contains("The reset was requested", head);
        return newestChange();
    }

    private static HttpResponse<String> ask(Caller session, String page, String account) {
        return session.form("/administration/passkeys", session.token(page), "account", account);
    }
}
