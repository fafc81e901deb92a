package org.ncbrelay.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions as rows: who has a copy of them has no session, they are written seldom, and whoever may ends them at once. */
class StoredSessionsTest extends DoorTest {
    private static final String OWN_PASSWORD = "a long enough sentence";
    private static final Pattern LISTED = Pattern.compile("name=\"session\" value=\"([\\w-]{43})\"");

    private String newcomer;

    @Autowired
    private StoredSessions sessions;

    @BeforeEach
    void join() {
        newcomer = hired("ncb-officers", OWN_PASSWORD);
    }

    @Test
    void aCopyOfTheTablesOpensNothingAndSaysNothing() {
        Caller officer = in();
        String id = ids().get(0);
        assertThat(officer.cookie("JSESSIONID")).isNotEqualTo(id);
        Caller.nobody(port)
                .get("/engine-rest/task", "Cookie", "JSESSIONID=" + id)
                .with(401);
        assertThat(everyValue(newcomer)).doesNotContain("LocalUser", "csrf", officer.token("/me"));
    }

    @Test
    void theValuesOfOneSessionAreNoneInAnother() {
        Caller officer = in();
        administration.update("""
                UPDATE relay_session_attributes a SET attribute_bytes = o.attribute_bytes
                  FROM relay_session_attributes o JOIN relay_session s ON s.primary_id = o.session_primary_id
                 WHERE a.session_primary_id = (SELECT primary_id FROM relay_session WHERE principal_name = ?)
                   AND s.principal_name = ? AND a.attribute_name = o.attribute_name""", newcomer, other());
        officer.get("/engine-rest/task").with(401);
    }

    @Test
    void aBusySessionIsWrittenOnceAMinute() {
        Caller officer = in();
        officer.get("/camunda/app/tasklist/default/");
        officer.get("/me");
        String before = versions();
        for (String path : List.of("/me", "/engine-rest/task", "/camunda/api/engine/engine/default/task"))
            officer.get(path).with(200);
        assertThat(versions()).isEqualTo(before);

        age(Duration.ofSeconds(61));
        before = versions();
        officer.get("/me");
        assertThat(versions()).isNotEqualTo(before);
    }

    @Test
    void aSessionThatWasNotUsedForTwentyMinutesHasEndedAndIsRemoved() {
        Caller officer = in();
        age(Duration.ofMinutes(19));
        officer.get("/engine-rest/task").with(200);
        age(Duration.ofMinutes(20).plusSeconds(1));
        officer.get("/engine-rest/task").with(401);

        in();
        age(Duration.ofMinutes(20).plusSeconds(1));
        sessions.removeEnded();
        assertThat(ids()).isEmpty();
    }

    @Test
    void askingWhenASessionEndsDoesNotKeepItAndStayingDoes() {
        Caller officer = in();
        String token = officer.token("/me");
        age(Duration.ofMinutes(16));
        assertThat(officer.get("/me/session").json().path("idle").asInt()).isBetween(200, 240);
        assertThat(officer.get("/me/session").json().path("idle").asInt()).isBetween(200, 240);

        Answer stayed = officer.form("/me/session", token);

        assertThat(stayed.json().path("idle").asInt()).isBetween(1190, 1200);
        assertThat(stayed.field("user")).isEqualTo(newcomer);
        assertThat(stayed.json().path("absolute").asInt()).isBetween(28_700, 28_800);
    }

    @Test
    void oneLoginTooManyEndsTheSessionThatWasUsedLeastLately() {
        Caller first = in();
        age(Duration.ofMinutes(5));
        for (int more = 0; more < 5; more++) in();
        assertThat(ids()).hasSize(5);
        first.get("/engine-rest/task").with(401);
    }

    @Test
    void everybodySeesTheOwnSessionsAndEndsThem() {
        Caller here = in();
        Caller there = Caller.nobody(port);
        there.logIn(newcomer, OWN_PASSWORD);
        String page = here.get("/me").text();
        assertThat(page).contains("127.0.0.1", "this one", "Unknown browser");
        Matcher listed = LISTED.matcher(page);
        assertThat(listed.find()).isTrue();
        String other = listed.group(1);
        assertThat(listed.find()).as("this one is ended by logging out").isFalse();

        session("ncb.ken")
                .sendForm("/me/sessions/end", null, "session=" + other)
                .with(404);
        here.sendForm("/me/sessions/end", null, "session=" + other).with(302);
        there.get("/engine-rest/task").with(401);
        here.get("/engine-rest/task").with(200);
        here.sendForm("/me/sessions/end", null, "session=" + other).with(404);
        here.sendForm("/me/sessions/end", null, "session=%00").with(400);

        List<Caller> more = List.of(in(), in());
        here.sendForm("/me/sessions/end-others", null, "").with(302);
        for (Caller each : more) each.get("/engine-rest/task").with(401);
        here.get("/engine-rest/task").with(200);
    }

    @Test
    void theHeadEndsThoseOfAnOfficerWhoLeavesAndAnotherCountrysHeadDoesNot() {
        Caller leaving = in();
        Caller head = session("ncbhead.ken");
        assertThat(head.get("/account-changes").text()).contains(newcomer);
        session("ncbhead.fra")
                .sendForm("/account-changes/sessions", null, "officer=" + newcomer)
                .with(404);
        session("ncb.ken")
                .sendForm("/account-changes/sessions", null, "officer=" + newcomer)
                .with(403);
        for (String none : List.of("ncbhead.ken", "nobody-at-all"))
            head.sendForm("/account-changes/sessions", null, "officer=" + none).with(404);
        leaving.get("/engine-rest/task").with(200);

        head.sendForm("/account-changes/sessions", null, "officer=" + newcomer).with(302);

        leaving.get("/engine-rest/task").with(401);
        assertRecorded("ncbhead.ken");
    }

    @Test
    void anOperatorEndsThoseOfAnyAccount() {
        Caller leaving = in();
        Caller operator = session("operator");
        operator.sendForm("/administration/sessions", null, "account=" + newcomer)
                .with(302);
        leaving.get("/engine-rest/task").with(401);
        assertRecorded("operator");

        assertThat(operator.get("/administration/changes").text()).contains("All sessions of the account were ended.");
        for (String none : List.of("nobody-at-all", "operator")) {
            operator.sendForm("/administration/sessions", null, "account=" + none);
            assertThat(operator.get("/administration/changes").text()).contains("No other account has this name.");
        }
    }

    @Test
    void aLoginBesideAPageLeadsToWhereItCanGoOnThere() {
        Caller officer = Caller.nobody(port);
        officer.get("/login?renew", "Accept", "text/html");
        assertThat(officer.logIn(newcomer, OWN_PASSWORD).header("Location")).endsWith("/me/session/renewed");
        assertThat(officer.get("/me/session/renewed").text()).contains("You are logged in again");
    }

    private Caller in() {
        return Caller.session(port, newcomer, OWN_PASSWORD);
    }

    private String other() {
        session("ncb.ken");
        return "ncb.ken";
    }

    /** In the order of their use. */
    private List<String> ids() {
        return administration.queryForList(
                "SELECT session_id FROM relay_session WHERE principal_name = ? ORDER BY last_access_time",
                String.class,
                newcomer);
    }

    private String everyValue(String user) {
        StringBuilder all = new StringBuilder();
        administration.query(
                """
                SELECT attribute_bytes FROM relay_session_attributes a JOIN relay_session s ON s.primary_id = a.session_primary_id
                 WHERE s.principal_name = ?""",
                row -> {
                    all.append(new String(row.getBytes(1), StandardCharsets.ISO_8859_1));
                },
                user);
        return all.toString();
    }

    /** Which transactions wrote the session and its values last. */
    private String versions() {
        return administration.queryForObject("""
                SELECT string_agg(s.xmin || '/' || a.xmin || '/' || a.attribute_name, ' ' ORDER BY a.attribute_name)
                  FROM relay_session s JOIN relay_session_attributes a ON a.session_primary_id = s.primary_id
                 WHERE s.principal_name = ?""", String.class, newcomer);
    }

    /** As if the sessions were used so long ago. */
    private void age(Duration age) {
        long used = System.currentTimeMillis() - age.toMillis();
        administration.update(
                "UPDATE relay_session SET last_access_time = ?, expiry_time = ? + max_inactive_interval * 1000 WHERE principal_name = ?",
                used,
                used,
                newcomer);
    }

    private void assertRecorded(String by) {
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM session_end WHERE user_id = ? AND ended_by = ? AND organisation = 'KEN' AND sessions = 1",
                        Integer.class,
                        newcomer,
                        by))
                .isOne();
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM audit_record r JOIN session_end e ON e.id::text = r.subject WHERE r.act = 'SESSIONS_ENDED' AND r.organisation = 'KEN' AND e.user_id = ?",
                        Integer.class,
                        newcomer))
                .isOne();
    }
}
