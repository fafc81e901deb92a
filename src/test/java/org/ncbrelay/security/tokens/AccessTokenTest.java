package org.ncbrelay.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** A script comes in by a token of its owner: to what the token opens, for as long as it lives. */
class AccessTokenTest extends DoorTest {
    private static final String OWN_PASSWORD = "a long enough sentence";
    private static final Pattern SHOWN = Pattern.compile("value=\"(relay_[\\w-]{43})\"");
    private static final Pattern LISTED = Pattern.compile("name=\"token\" value=\"([0-9a-f-]{36})\"");

    private final List<String> started = new ArrayList<>();
    private String owner;
    private Caller officer;

    @BeforeEach
    void join() {
        owner = hired("ncb-officers", OWN_PASSWORD);
        officer = Caller.session(port, owner, OWN_PASSWORD);
    }

    @Test
    void aTokenThatReadsCasesReadsThemAndNothingElse() {
        String token = made("read", "CASES");
        assertThat(status("GET", "/engine-rest/task", token)).isEqualTo(200);
        assertThat(status("GET", "/api/countries", token)).isEqualTo(200);
        assertThat(status("POST", "/engine-rest/task", token)).isEqualTo(403);
        assertThat(status("GET", "/api/statistics", token)).isEqualTo(403);
        assertThat(status("GET", "/engine-rest/../api/statistics", token)).isIn(400, 403);
        assertThat(status("GET", "/api/support-requests/..;/statistics", token)).isIn(400, 403);
    }

    /** What a task is on says whose part it is, whoever asks, by whatever call. */
    @ParameterizedTest
    @CsvSource({"CASES, true, false", "INTELLIGENCE, false, true", "AUDIT, false, false"})
    void aTokenOpensTheTasksOfItsPartAlone(String part, boolean cases, boolean intelligence) {
        String token = made("write", part);
        Map<String, Boolean> opened = Map.of(task(REFERENCE), cases, task("INT-2026-900001"), intelligence);
        opened.forEach((task, open) -> {
            String ofEngine = "/engine-rest/task/" + task;
            for (String read :
                    List.of("", "/form", "/deployed-form", "/form-variables", "/variables", "/identity-links"))
                assertThat(status("GET", ofEngine + read, token))
                        .as(part + read)
                        .isEqualTo(open ? 200 : 403);
            List<Answer> others = new ArrayList<>();
            for (String act : List.of("submit-form", "complete", "claim", "unclaim", "assignee"))
                others.add(sent("POST", ofEngine + '/' + act, token));
            others.add(sent("GET", "/api/tasks/" + task + "/assignment", token));
            others.add(sent("PUT", "/api/tasks/" + task + "/assignment", token));
            assertThat(others).allSatisfy(answer -> assertThat(isClosed(answer)).isEqualTo(!open));
        });
    }

    @Test
    void aTokenListsAndCountsTheTasksOfItsPartAlone() {
        String onCase = task(REFERENCE);
        String onIntelligence = task("INT-2026-900001");
        String filter = administration.queryForObject(
                "SELECT id_ FROM act_ru_filter WHERE query_ LIKE '%\"ncb-officers\"%' LIMIT 1", String.class);
        String both = made("write", "CASES", "INTELLIGENCE");
        for (String list :
                List.of("/engine-rest/task?taskDefinitionKey=Task_Decide", "/engine-rest/filter/" + filter + "/list")) {
            assertThat(sent("GET", list, both).with(200).text()).contains(onCase, onIntelligence);
            assertThat(sent("GET", list, made("write", "CASES")).with(200).text())
                    .contains(onCase)
                    .doesNotContain(onIntelligence);
            assertThat(sent("GET", list, made("write", "INTELLIGENCE"))
                            .with(200)
                            .text())
                    .contains(onIntelligence)
                    .doesNotContain(onCase);
            assertThat(sent("GET", list, made("write", "ADMINISTRATION")).status())
                    .isEqualTo(403);
        }
        String count = "/engine-rest/task/count?taskDefinitionKey=Task_Decide";
        assertThat(counted(count, made("read", "CASES")) + counted(count, made("read", "INTELLIGENCE")))
                .isEqualTo(counted(count, both));
    }

    @Test
    void aTokenStartsWhatIsOfItsPart() {
        String start = "/engine-rest/process-definition/key/%s/start";
        String cases = made("write", "CASES");
        String intelligence = made("write", "INTELLIGENCE");
        assertThat(isClosed(sent("POST", start.formatted("intelligence"), cases)))
                .isTrue();
        assertThat(isClosed(sent("POST", start.formatted("supportRequest"), intelligence)))
                .isTrue();
        assertThat(isClosed(sent("POST", start.formatted("supportRequest"), cases)))
                .isFalse();
    }

    /** Accounts and the engine are of the part that says so; the name of a script's owner and the version are of every part. */
    @Test
    void aTokenForCasesOpensNoAccountsNorTheEngineToAnOperator() {
        owner = hired("operators", OWN_PASSWORD);
        officer = Caller.session(port, owner, OWN_PASSWORD);
        String cases = made("write", "CASES");
        String administration = made("write", "ADMINISTRATION");
        for (String path :
                List.of("user", "group", "tenant", "authorization", "job", "incident", "process-definition")) {
            assertThat(status("GET", "/engine-rest/" + path, cases)).as(path).isEqualTo(403);
            assertThat(status("GET", "/engine-rest/" + path, administration))
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(status("POST", "/engine-rest/user/create", cases)).isEqualTo(403);
        assertThat(status("POST", "/engine-rest/user/create", administration)).isIn(400, 409);
        for (String token : List.of(cases, administration)) {
            assertThat(status("GET", "/engine-rest/version", token)).isEqualTo(200);
            assertThat(status("GET", "/engine-rest/user/" + owner + "/profile", token))
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenOpensNoMoreThanItsOwnerMay() {
        String token = made("write", "AUDIT", "ADMINISTRATION");
        assertThat(status("GET", "/api/audit/export", token)).isEqualTo(403);
        assertThat(status("GET", "/api/administration/changes", token)).isEqualTo(403);
    }

    @Test
    void aTokenIsForTheApiAlone() {
        String token = made("write", "CASES");
        assertThat(status("GET", "/cases", token)).isEqualTo(401);
        assertThat(status("GET", "/camunda/api/engine/engine/default/task", token))
                .isEqualTo(401);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        String token = made("read", "CASES");
        for (String other : new String[] {"", "relay_", token + "x", token.substring(1), owner, "x".repeat(200)})
            assertThat(status("GET", "/engine-rest/task", other)).as(other).isEqualTo(401);
        assertThat(administration.queryForObject(
                        "SELECT digest FROM access_token WHERE user_id = ?", String.class, owner))
                .isNotEqualTo(token)
                .matches("[0-9a-f]{64}");
    }

    @Test
    void itIsShownOnceAndItsUseIsShown() {
        String token = made("read", "CASES");
        assertThat(officer.get("/me").text()).doesNotContain(token).contains("Nightly export", "never");
        status("GET", "/engine-rest/task", token);
        assertThat(officer.get("/me").text()).doesNotContain(">never<");
    }

    @Test
    void whatIsRevokedOpensNothingMoreAndOthersDoNotRevokeIt() {
        String token = made("read", "CASES");
        Matcher listed = LISTED.matcher(officer.get("/me").text());
        assertThat(listed.find()).isTrue();
        String form = "token=" + listed.group(1);
        session("ncb.ken").sendForm("/me/tokens/revoke", null, form).with(404);
        assertThat(status("GET", "/engine-rest/task", token)).isEqualTo(200);
        officer.sendForm("/me/tokens/revoke", null, form).with(302);
        assertThat(status("GET", "/engine-rest/task", token)).isEqualTo(401);
        assertThat(administration.queryForList(
                        "SELECT act FROM audit_record WHERE subject = ? ORDER BY number",
                        String.class,
                        listed.group(1)))
                .containsExactly("TOKEN_MADE", "TOKEN_REVOKED");
    }

    @Test
    void itEndsByItselfAndWithTheAccount() {
        String token = made("read", "CASES");
        String another = made("read", "CASES");
        administration.update("""
                SET session_replication_role = replica;
                UPDATE access_token SET made_at = made_at - interval '100 days', expires_at = made_at - interval '10 days'
                 WHERE user_id = '%s'""".formatted(owner));
        assertThat(status("GET", "/engine-rest/task", token)).isEqualTo(401);
        String fresh = made("read", "CASES");
        assertThat(status("GET", "/engine-rest/task", fresh)).isEqualTo(200);
        identity.deleteTenantUserMembership("KEN", owner);
        assertThat(status("GET", "/api/support-requests", fresh)).isEqualTo(403);
        identity.deleteUser(owner);
        assertThat(status("GET", "/engine-rest/task", fresh)).isEqualTo(401);
        assertThat(another).isNotEqualTo(token);
    }

    private String made(String scope, String... parts) {
        String form = "name=Nightly+export&days=90&scope=" + scope + "&parts=" + String.join("&parts=", parts);
        officer.sendForm("/me/tokens", null, form).with(302);
        Matcher shown = SHOWN.matcher(officer.get("/me").text());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private static boolean isClosed(Answer answer) {
        return answer.status() == 403 && answer.field("detail").contains(" token");
    }

    private int counted(String path, String token) {
        return sent("GET", path, token).with(200).json().path("count").asInt();
    }

    private int status(String method, String path, String token) {
        return sent(method, path, token).status();
    }

    private Answer sent(String method, String path, String token) {
        return Caller.nobody(port)
                .send(method, path, method.equals("GET") ? null : "{}", "Authorization", "Bearer " + token);
    }

    /** A task of Kenya's NCB on a case or on intelligence. */
    private String task(String reference) {
        String instance = currentOfficer.as(
                Officer.relay(KENYA),
                () -> runtime.createProcessInstanceByKey("deskWork")
                        .businessKey(reference)
                        .setVariable("summary", "Ivory on a marketplace")
                        .execute()
                        .getId());
        started.add(instance);
        return taskOf(instance).getId();
    }

    @AfterEach
    void end() {
        started.forEach(instance -> runtime.deleteProcessInstance(instance, "end of the test"));
    }
}
