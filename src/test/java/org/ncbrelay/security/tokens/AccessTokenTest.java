package org.ncbrelay.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;

/** A script comes in by a token of its owner: to what the token opens, for as long as it lives. */
class AccessTokenTest extends DoorTest {
    private static final String OWN_PASSWORD = "a long enough sentence";
    private static final Pattern SHOWN = Pattern.compile("value=\"(relay_[\\w-]{43})\"");
    private static final Pattern LISTED = Pattern.compile("name=\"token\" value=\"([0-9a-f-]{36})\"");

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

    private int status(String method, String path, String token) {
        return Caller.nobody(port)
                .send(method, path, method.equals("GET") ? null : "{}", "Authorization", "Bearer " + token)
                .status();
    }
}
