package org.ncbrelay.security.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.passkey.Proof;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.machines.SoftAuthenticator;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever needs a passkey gets nowhere without it, and nobody gets anywhere with another's, an old one, or a copy. */
class PasskeyDoorTest extends PasskeyDoor {
    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient database;

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
            Answer refused = session.get(path).with(403);
            assertThat(refused.field("detail")).contains("needs a passkey");
        }
        assertThat(page(session, OWN).text()).doesNotContain("/cases").contains(OWN);
    }

    @Test
    void afterRegisteringThePasswordIsOneStepOfTwo() {
        SoftAuthenticator key = authenticator();
        headWith(key);
        Caller half = password(head);

        for (String path : List.of("/", "/cases", OWN))
            assertThat(to(page(half, path))).as(path).isEqualTo(SECOND_STEP);
        half.get("/api/agencies").with(403);
        half.post(OWN + "/options", "", "X-CSRF-TOKEN", half.token(SECOND_STEP)).with(403);

        assertThat(to(logIn(half, SECOND_STEP, key))).isEqualTo(OWN);
        page(half, "/cases").with(200);
        half.get("/api/agencies").with(200);
        half.get("/engine-rest/task").with(200);
    }

    @Test
    void whoRegisteredTheFirstOneIsToldBeforeItIsAskedFor() {
        SoftAuthenticator key = authenticator();
        Caller session = password(head);
        register(session, "Key", key);

        assertThat(page(session, SECOND_STEP).text()).contains("Your passkey is registered.");
        logIn(session, SECOND_STEP, key);
        assertThat(page(password(head), SECOND_STEP).text()).doesNotContain("Your passkey is registered.");
    }

    @Test
    void aPasswordWithACallIsRefusedToWhoNeedsAPasskeyWhetherThereIsOneOrNot() {
        for (String when : List.of("before", "after")) {
            Answer refused = Caller.basic(port, head, SENTENCE).get("/api/agencies");
            assertThat(refused.status()).as(when).isEqualTo(403);
            assertThat(refused.field("detail")).contains("access token");
            Caller.basic(port, head, SENTENCE).get("/engine-rest/task").with(403);
            if (when.equals("before")) headWith(authenticator());
        }
    }

    @Test
    void whoNeedsNoneGoesOnWithThePasswordAndMayHaveOneAllTheSame() {
        SoftAuthenticator key = authenticator();
        Caller session = password(clerk);
        register(session, "Laptop", key);

        page(session, "/cases").with(200);
        page(password(clerk), "/cases").with(200);
        Caller.basic(port, clerk, SENTENCE).get("/api/agencies").with(200);
        page(passkey(key), "/cases").with(200);
    }

    @Test
    void aRoleThatNeedsOneCountsAtTheNextRequest() {
        Caller session = password(clerk);
        page(session, "/cases").with(200);
        identity.createMembership(clerk, "ncb-heads");

        assertThat(to(page(session, "/cases"))).isEqualTo(OWN);
    }

    @Test
    void thePasskeyOfAClosedAccountOpensNothing() {
        SoftAuthenticator key = authenticator();
        headWith(key);
        basic("operator")
                .post("/api/administration/accounts/" + head + "/closing", "")
                .with(200);

        assertThat(logIn(Caller.nobody(port), "/login", key).location()).endsWith("/login?passkey=unknown");
        Caller half = Caller.nobody(port);
        assertThat(half.form("/login", half.token("/login"), "username", head, "password", SENTENCE)
                        .location())
                .endsWith("/login?error");
    }

    @Test
    void severalWorkAndARemovedOneDoesNot() {
        SoftAuthenticator first = authenticator();
        SoftAuthenticator second = authenticator();
        Caller session = headWith(first);
        register(session, "Spare", second);
        page(passkey(second), "/cases").with(200);

        assertThat(page(remove(session, first), OWN).text()).contains("The passkey was removed");

        assertThat(to(logIn(Caller.nobody(port), "/login", first))).isEqualTo("/login?passkey=unknown");
        assertThat(page(remove(session, second), OWN).text()).contains("Register another one before");
        page(passkey(second), "/cases").with(200);
    }

    @Test
    void beforeOneIsRegisteredOrRemovedThePersonProvesItAgain() {
        SoftAuthenticator key = authenticator();
        Caller session = password(clerk);
        String token = session.token(OWN);
        clock.advance(Proof.RECENT);

        session.post(OWN + "/options", "", "X-CSRF-TOKEN", token).with(403);
        assertThat(page(session, OWN).text()).contains("Confirm that it is you").doesNotContain("name=\"label\"");
        session.form(OWN + "/proof", token, "password", "not the sentence");
        assertThat(page(session, OWN).text()).contains("Incorrect password");
        session.form(OWN + "/proof", token, "password", SENTENCE);
        register(session, "Laptop", key);
        clock.advance(Proof.RECENT);
        assertThat(page(remove(session, key), OWN).text()).contains("Laptop", "Confirm first");

        String challenge = challenge(session, OWN + "/proof/options", token);
        session.form(OWN + "/proof", token, "credential", key.get(challenge));
        assertThat(page(remove(session, key), OWN).text())
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

        session.post(OWN + "/options", "", "X-CSRF-TOKEN", token).with(403);
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
                        .text())
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
                        .text())
                .contains("already registered");
        assertThat(page(passkey(theirs), "/me").text()).contains(head);
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
        assertThat(Caller.nobody(port).get("/login?passkey=suspected").text()).contains("may have been copied");
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

        assertThat(seen("KEN", head)).isOne();
        assertThat(seen("KEN", clerk)).isZero();
        assertThat(seen("FRA", head)).isZero();
        assertThatThrownBy(() -> administration.update("UPDATE passkey SET counter = 0 WHERE user_id = ?", head))
                .hasStackTraceContaining("does not go back");
        assertThatThrownBy(() -> administration.update("DELETE FROM passkey WHERE user_id = ?", head))
                .hasStackTraceContaining("only ever added to");
    }

    @Test
    void aTokenIsNeededToAskAndToAnswer() {
        Caller nobody = Caller.nobody(port);
        nobody.token("/login");

        nobody.post(SECOND_STEP + "/options", "").with(403);
        nobody.send("POST", SECOND_STEP, "credential=x", "Content-Type", "application/x-www-form-urlencoded")
                .with(403);
    }

    /** Another test meets nothing that waits. */
    @AfterEach
    void takeBack() {
        basic("operator")
                .get("/api/administration/changes")
                .json()
                .path("pending")
                .forEach(waiting -> refuse("operator", waiting.path("number").asLong()));
    }

    @Test
    void twoOperatorsResetThemAndThePersonRegistersAnew() {
        SoftAuthenticator lost = authenticator();
        Caller session = headWith(lost);
        long number = asked("operator");

        assertThat(page(passkey(lost), "/cases").status()).as("asked for only").isEqualTo(200);
        confirm("operator", number).with(403);
        page(session, "/cases").with(200);
        confirm("operator2", number).with(200);

        assertThat(to(page(session, "/cases"))).as("sessions end").isEqualTo("/login");
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
        assertThat(to(page(password(head), "/cases"))).isEqualTo(OWN);
        SoftAuthenticator fresh = authenticator();
        page(headWith(fresh), "/cases").with(200);
        assertThat(to(logIn(Caller.nobody(port), "/login", lost))).isEqualTo("/login?passkey=unknown");
    }

    @Test
    void nobodyElseAsksAndOperatorsDoNotAskForThemselves() {
        for (String user : new String[] {"ncbhead.fra", "auditor", "ncb.ken"}) {
            // In this relay a head needs a passkey, which this one does not have.
            int status = ask(session(user), user.equals("ncbhead.fra") ? OWN : "/me", head)
                    .status();
            assertThat(status).as(user).isEqualTo(403);
        }
        Caller operator = session("operator");
        ask(operator, "/me", "operator");
        assertThat(page(operator, "/administration/changes").text())
                .contains("Operators do not change their own account");
        ask(operator, "/me", "nobody-of-this-name");
        assertThat(page(operator, "/administration/changes").text()).contains("class=\"problem\" role=\"alert\"");
    }

    private long asked(String operator) {
        Caller session = session(operator);
        assertThat(to(ask(session, "/me", head))).isEqualTo("/administration/changes");
        assertThat(page(session, "/administration/changes").text()).contains("The reset was requested", head);
        return newestChange();
    }

    private static Answer ask(Caller session, String page, String account) {
        return session.form("/administration/passkeys", session.token(page), "account", account);
    }

    private long seen(String organisation, String user) {
        Officer officer = new Officer(user, new OrganisationCode(organisation), null, Set.of());
        return currentOfficer.as(
                officer,
                () -> transactions.execute(status -> database.sql("SELECT count(*) FROM passkey")
                        .query(Long.class)
                        .single()));
    }

    private List<String> acts() {
        return administration.queryForList(
                "SELECT a.act FROM audit_record a JOIN passkey p ON a.subject = encode(sha256(convert_to(p.id, 'UTF8')), 'hex')"
                        + " WHERE p.user_id = ? AND a.organisation = 'KEN' ORDER BY a.number",
                String.class,
                head);
    }

    private static Caller followed(Caller caller, Answer answer) {
        assertThat(to(answer)).isEqualTo(OWN);
        return caller;
    }

    private static Caller remove(Caller session, SoftAuthenticator key) {
        session.form(OWN + "/removal", session.token(OWN), "passkey", key.id());
        return session;
    }

    private static String remove(Caller session, SoftAuthenticator key, String status) {
        return Integer.toString(session.form(OWN + "/removal", session.token(OWN), "passkey", key.id())
                .status());
    }
}
