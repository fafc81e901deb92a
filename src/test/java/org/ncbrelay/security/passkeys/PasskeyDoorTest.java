package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.passkey.Passkeys.Proof;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.SoftAuthenticator;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever needs a passkey gets nowhere without it, and nobody gets anywhere with another's, an old one, or a copy. */
class PasskeyDoorTest extends PasskeyDoor {
    @Autowired
    DatabaseAccess access;

    @Test
    void whoNeedsOneAndHasNoneCanRegisterOneAndNothingElse() {
        Caller session = password(head);

        for (String path : List.of("/", "/cases", "/me", "/camunda/app/tasklist/default/"))
            assertThat(to(page(session, path))).as(path).isEqualTo(OWN);
        for (String path : List.of(
                "/api/agencies",
                "/api/support-requests",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task",
                "/news/events")) {
            HttpResponse<String> refused = session.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(Caller.json(refused).path("detail").asText()).contains("needs a passkey");
        }
        assertThat(page(session, OWN).body()).doesNotContain("/cases").contains(OWN);
    }

    @Test
    void afterRegisteringThePasswordIsOneStepOfTwo() {
        SoftAuthenticator key = authenticator();
        headWith(key);
        Caller half = password(head);

        for (String path : List.of("/", "/cases", OWN))
            assertThat(to(page(half, path))).as(path).isEqualTo(SECOND_STEP);
        assertThat(half.status("/api/agencies")).isEqualTo(403);
        assertStatus(403, half.post(OWN + "/options", "", "X-CSRF-TOKEN", half.token(SECOND_STEP)));

        assertThat(to(logIn(half, SECOND_STEP, key))).isEqualTo(OWN);
        assertStatus(200, page(half, "/cases"));
        assertThat(half.status("/api/agencies")).isEqualTo(200);
        assertThat(half.status("/engine-rest/task")).isEqualTo(200);
    }

    @Test
    void aPasswordWithACallIsRefusedToWhoNeedsAPasskeyWhetherThereIsOneOrNot() {
        for (String when : List.of("before", "after")) {
            HttpResponse<String> refused = Caller.basic(port, head, SENTENCE).get("/api/agencies");
            assertThat(refused.statusCode()).as(when).isEqualTo(403);
            assertThat(Caller.json(refused).path("detail").asText()).contains("access token");
            assertThat(Caller.basic(port, head, SENTENCE).status("/engine-rest/task"))
                    .isEqualTo(403);
            if (when.equals("before")) headWith(authenticator());
        }
    }

    @Test
    void whoNeedsNoneGoesOnWithThePasswordAndMayHaveOneAllTheSame() {
        SoftAuthenticator key = authenticator();
        Caller session = password(clerk);
        register(session, "Laptop", key);

        assertStatus(200, page(session, "/cases"));
        assertStatus(200, page(password(clerk), "/cases"));
        assertThat(Caller.basic(port, clerk, SENTENCE).status("/api/agencies")).isEqualTo(200);
        assertStatus(200, page(passkey(key), "/cases"));
    }

    @Test
    void aRoleThatNeedsOneCountsAtTheNextRequest() {
        Caller session = password(clerk);
        assertStatus(200, page(session, "/cases"));
        identity.createMembership(clerk, "ncb-heads");

        assertThat(to(page(session, "/cases"))).isEqualTo(OWN);
    }

    @Test
    void severalWorkAndARemovedOneDoesNot() {
        SoftAuthenticator first = authenticator();
        SoftAuthenticator second = authenticator();
        Caller session = headWith(first);
        register(session, "Spare", second);
        assertStatus(200, page(passkey(second), "/cases"));

        assertThat(page(remove(session, first), OWN).body()).contains("The passkey was removed");

        assertThat(to(logIn(Caller.nobody(port), "/login", first))).isEqualTo("/login?passkey=unknown");
        assertThat(page(remove(session, second), OWN).body()).contains("Register another one before");
        assertStatus(200, page(passkey(second), "/cases"));
    }

    @Test
    void beforeOneIsRegisteredOrRemovedThePersonProvesItAgain() {
        SoftAuthenticator key = authenticator();
        Caller session = password(clerk);
        String token = session.token(OWN);
        clock.advance(Proof.RECENT);

        assertStatus(403, session.post(OWN + "/options", "", "X-CSRF-TOKEN", token));
        assertThat(page(session, OWN).body()).contains("Confirm that it is you").doesNotContain("name=\"label\"");
        session.form(OWN + "/proof", token, "password", "not the sentence");
        assertThat(page(session, OWN).body()).contains("Incorrect password");
        session.form(OWN + "/proof", token, "password", SENTENCE);
        register(session, "Laptop", key);
        clock.advance(Proof.RECENT);
        assertThat(page(remove(session, key), OWN).body()).contains("Laptop", "Confirm first");

        String challenge = challenge(session, OWN + "/proof/options", token);
        session.form(OWN + "/proof", token, "credential", key.get(challenge));
        assertThat(page(remove(session, key), OWN).body())
                .contains("was removed")
                .doesNotContain("Laptop");
    }

    @Test
    void whoNeedsOneDoesNotProveItByThePassword() {
        SoftAuthenticator key = authenticator();
        Caller session = headWith(key);
        clock.advance(Proof.RECENT);
        String token = session.token(OWN);
        session.form(OWN + "/proof", token, "password", SENTENCE);

        assertStatus(403, session.post(OWN + "/options", "", "X-CSRF-TOKEN", token));
    }

    @Test
    void anotherPersonsPasskeyIsNoSecondStep() {
        SoftAuthenticator own = authenticator();
        headWith(own);
        SoftAuthenticator theirs = authenticator();
        register(password(clerk), "Theirs", theirs);
        Caller half = password(head);

        assertThat(to(logIn(half, SECOND_STEP, theirs))).isEqualTo(SECOND_STEP + "?passkey=unknown");
        assertThat(to(page(half, "/cases"))).isEqualTo(SECOND_STEP);
        String token = half.token(SECOND_STEP);
        assertThat(half.post(SECOND_STEP + "/options", "", "X-CSRF-TOKEN", token)
                        .body())
                .contains(own.id())
                .doesNotContain(theirs.id());
    }

    @Test
    void anotherPersonsPasskeyIsNeitherRemovedNorRegisteredAgain() {
        SoftAuthenticator theirs = authenticator();
        headWith(theirs);
        Caller session = password(clerk);

        assertThat(remove(session, theirs, "status")).isEqualTo("404");
        assertThat(page(followed(session, register(session, "Mine", theirs)), OWN)
                        .body())
                .contains("already registered");
        assertThat(page(passkey(theirs), "/me").body()).contains(head);
    }

    @Test
    void aChallengeIsAnsweredOnce() {
        SoftAuthenticator key = authenticator();
        headWith(key);
        Caller session = Caller.nobody(port);
        String token = session.token("/login");
        String answer = key.get(challenge(session, SECOND_STEP + "/options", token));
        assertThat(to(session.form(SECOND_STEP, token, "credential", answer))).isEqualTo("/");

        Caller again = Caller.nobody(port);
        String other = again.token("/login");
        assertThat(to(again.form(SECOND_STEP, other, "credential", answer))).isEqualTo("/login?passkey=late");
        challenge(again, SECOND_STEP + "/options", other);
        assertThat(to(again.form(SECOND_STEP, other, "credential", answer))).isEqualTo("/login?passkey=wrong");
        assertThat(to(session.form(SECOND_STEP, session.token("/me"), "credential", answer)))
                .isEqualTo(SECOND_STEP + "?passkey=late");
    }

    @Test
    void aCopyIsRefusedMarkedAndLoggedAndEndsTheSessions() {
        Logger log = (Logger) LoggerFactory.getLogger(SecurityLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        SoftAuthenticator key = authenticator();
        Caller session = headWith(key.counting(10));
        try {
            assertThat(to(logIn(Caller.nobody(port), "/login", key.counting(3))))
                    .isEqualTo("/login?passkey=suspected");
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("passkey that may have been copied refused: " + head + " from "));
        assertThat(Caller.nobody(port).get("/login?passkey=suspected").body()).contains("may have been copied");
        assertThat(to(page(session, "/cases"))).isEqualTo("/login");
        assertThat(to(logIn(Caller.nobody(port), "/login", key.counting(100)))).isEqualTo("/login?passkey=suspected");
        assertThat(to(page(password(head), "/cases"))).isEqualTo(SECOND_STEP);
        assertThat(acts()).containsExactly("PASSKEY_REGISTERED", "PASSKEY_SUSPECTED");
    }

    @Test
    void whatComesAndGoesIsInTheAuditOfTheOrganisation() {
        SoftAuthenticator key = authenticator();
        Caller session = headWith(key);
        SoftAuthenticator spare = authenticator();
        register(session, "Spare", spare);
        remove(session, spare);

        assertThat(acts()).containsExactly("PASSKEY_REGISTERED", "PASSKEY_REGISTERED", "PASSKEY_REMOVED");
    }

    @Test
    void theDatabaseShowsPasskeysToTheirOwnerOnlyAndNoneGoesBack() {
        headWith(authenticator());
        JdbcTemplate application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));

        assertThat(seen(application, "KEN", head)).isOne();
        assertThat(seen(application, "KEN", clerk)).isZero();
        assertThat(seen(application, "FRA", head)).isZero();
        assertThatThrownBy(() -> administration.update("UPDATE passkey SET counter = 0 WHERE user_id = ?", head))
                .hasStackTraceContaining("does not go back");
        assertThatThrownBy(() -> administration.update("DELETE FROM passkey WHERE user_id = ?", head))
                .hasStackTraceContaining("only ever added to");
    }

    @Test
    void aTokenIsNeededToAskAndToAnswer() {
        Caller nobody = Caller.nobody(port);
        nobody.token("/login");

        assertStatus(403, nobody.post(SECOND_STEP + "/options", ""));
        assertStatus(
                403,
                nobody.send("POST", SECOND_STEP, "credential=x", "Content-Type", "application/x-www-form-urlencoded"));
    }

    private static int seen(JdbcTemplate application, String organisation, String actor) {
        ConnectionCallback<Integer> count = connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT set_config('relay.organisation', '" + organisation
                        + "', true), set_config('relay.actor', '" + actor + "', true)");
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM passkey")) {
                    rows.next();
                    return rows.getInt(1);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        };
        return application.execute(count);
    }

    private List<String> acts() {
        return administration.queryForList(
                "SELECT a.act FROM audit_record a JOIN passkey p ON a.subject = encode(sha256(convert_to(p.id, 'UTF8')), 'hex')"
                        + " WHERE p.user_id = ? AND a.organisation = 'KEN' ORDER BY a.number",
                String.class,
                head);
    }

    private static Caller followed(Caller caller, HttpResponse<String> answer) {
        assertThat(to(answer)).isEqualTo(OWN);
        return caller;
    }

    private static Caller remove(Caller session, SoftAuthenticator key) {
        session.form(OWN + "/removal", session.token(OWN), "passkey", key.id());
        return session;
    }

    private static String remove(Caller session, SoftAuthenticator key, String status) {
        return Integer.toString(session.form(OWN + "/removal", session.token(OWN), "passkey", key.id())
                .statusCode());
    }
}
