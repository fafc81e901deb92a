package org.ncbrelay.security.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** An operator who wants to be an officer: sets the officer's password, makes another account, gives itself a role; alone, in every way. */
class TwoOperatorsTest extends DoorTest {
    private static final String OLD = "the sentence of before";
    private static final String NEW = "a sentence that the operator chose";
    private static final String CHANGES = "/api/administration/changes";
    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";
    /** What operators can change in the engine. */
    private static final List<String> ADMINISTERED = List.of(
            "act_id_user",
            "act_id_group",
            "act_id_membership",
            "act_id_tenant",
            "act_id_tenant_member",
            "act_ru_authorization");

    @Autowired
    AuthorizationService authorizations;

    private String officer;
    private String third;

    @BeforeEach
    void join() {
        officer = hired("ncb-officers", OLD);
        third = hired("operators", OLD);
    }

    /** Another test meets neither these people nor what waits about them. */
    @AfterEach
    void leave() {
        for (JsonNode waiting : basic("operator").get(CHANGES).json().path("pending"))
            refuse("operator", waiting.path("number").asLong()).with(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void anOperatorSetsAnOfficersPasswordAndStillCannotLogInAsTheOfficer(String door) {
        Answer answer = send(door, "PUT", "/user/" + officer + "/credentials", credentials())
                .with(409);
        assertThat(answer.field("message")).contains("Recorded as change", "/administration/changes");
        assertThat(opens(officer, NEW)).isFalse();
        assertThat(opens(officer, OLD)).isTrue();
        assertThat(stored().get("password_hash").toString())
                .startsWith("{ARGON2ID}")
                .doesNotContain(NEW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /user/create                          | {"profile":{"id":"puppet","firstName":"P"},"credentials":{"password":"a sentence that the operator chose"}}
            PUT    | /user/{officer}/profile               | {"id":"{officer}","firstName":"P","lastName":"P","email":"p@elsewhere.example"}
            PUT    | /user/{officer}/credentials           | {"password":"a sentence that the operator chose","authenticatedUserPassword":"wildlife-demo"}
            POST   | /user/{officer}/unlock                |
            DELETE | /user/{officer}                       |
            PUT    | /group/ncb-heads/members/{officer}    |
            DELETE | /group/ncb-officers/members/{officer} |
            POST   | /group/create                         | {"id":"puppets","name":"Puppets","type":"RELAY"}
            PUT    | /group/experts                        | {"id":"experts","name":"Puppets","type":"RELAY"}
            DELETE | /group/experts                        |
            POST   | /tenant/create                        | {"id":"XXX","name":"Nowhere"}
            PUT    | /tenant/KEN                           | {"id":"KEN","name":"Nowhere"}
            DELETE | /tenant/KEN                           |
            PUT    | /tenant/KEN/user-members/{officer}    |
            DELETE | /tenant/KEN/user-members/{officer}    |
            PUT    | /tenant/FRA/group-members/ncb-heads   |
            DELETE | /tenant/FRA/group-members/ncb-heads   |
            POST   | /authorization/create                 | {"type":1,"permissions":["READ"],"userId":"{officer}","resourceType":6,"resourceId":"*"}
            PUT    | /authorization/{grant}                | {"permissions":["ALL"],"groupId":"experts","resourceType":7,"resourceId":"*"}
            DELETE | /authorization/{grant}                |
            """)
    void nothingThatOneOperatorAsksForIsDone(String method, String path, String body) {
        for (String door : List.of(REST, WEB_APPS)) {
            Map<String, String> before = administered();
            Answer answer = send(door, method, filled(path), body == null ? null : filled(body));

            assertThat(answer.status()).as(door + path + answer.text()).isEqualTo(409);
            assertThat(administered()).isEqualTo(before);
        }
    }

    /** Names that would be taken for another actor: the relay itself, an officer, an organisation. */
    @ParameterizedTest
    @CsvSource({"relay,409", "Relay,400", "Ncb.ken,400", "NCB.KEN,400", "KEN,400"})
    void noAccountGetsTheNameOfAnotherActor(String name, int status) {
        for (String door : List.of(REST, WEB_APPS)) {
            Answer answer = send(
                            door,
                            "POST",
                            "/user/create",
                            "{\"profile\":{\"id\":\"%s\",\"firstName\":\"P\"},\"credentials\":{\"password\":\"%s\"}}"
                                    .formatted(name, NEW))
                    .with(status);
            assertThat(answer.text()).doesNotContain("Recorded as change");
        }
    }

    /** By whatever way an account is made: two operators, an identity provider, a seed or SQL. */
    @ParameterizedTest
    @ValueSource(strings = {"relay", "Relay", "Ncb.ken", "KEN", "ncb.ken", "two words"})
    void theDatabaseGivesNoAccountTheNameOfAnotherActor(String name) {
        assertThatThrownBy(() -> administration.update("INSERT INTO act_id_user (id_, rev_) VALUES (?, 1)", name))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("login name");
        assertThatThrownBy(() -> identity.saveUser(identity.newUser(name))).isNotNull();
        assertThatThrownBy(() -> administration.update("UPDATE act_id_user SET id_ = ? WHERE id_ = ?", name, officer))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theNameOfADeletedAccountIsNotGivenAgain() {
        String gone = hired("ncb-officers", OLD);
        identity.deleteUser(gone);

        assertThatThrownBy(() -> identity.saveUser(identity.newUser(gone))).isNotNull();
        send(
                        REST,
                        "POST",
                        "/user/create",
                        "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"%s\"}}".formatted(gone, NEW))
                .with(409);
        assertThat(basic("operator").get(CHANGES).json().path("pending").toString())
                .doesNotContain(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/camunda/api/admin/setup/default/user/create",
        "POST,/camunda/api/admin/auth/user/default/login/admin",
        "POST,/engine-rest/engine/default/user/create",
        "PUT,/engine-rest/engine/default/user/ncb.ken/credentials"
    })
    void noOtherPathOfTheWebAppsLeadsThere(String method, String path) {
        Caller browser = browser();
        Map<String, String> before = administered();

        browser.send(method, path, "{}", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .with(403);
        assertThat(administered()).isEqualTo(before);
    }

    @Test
    void aSecondOperatorConfirmsAndOnlyThenThePasswordOpens() {
        long number = askedForPassword("operator");

        confirm("operator", number).with(403);
        assertThat(opens(officer, NEW)).isFalse();
        Answer confirmed = confirm("operator2", number).with(200);
        assertThat(confirmed.field("state")).isEqualTo("CONFIRMED");
        assertThat(opens(officer, NEW)).isTrue();
        assertThat(opens(officer, OLD)).isFalse();
        assertThat(row(number).get("password_hash")).isNull();
        assertThat(row(number).get("password_salt")).isNull();
        confirm("operator2", number).with(409);
        refuse("operator2", number).with(409);
    }

    @Test
    void ofTwoWhoConfirmAtTheSameMomentOneWins() {
        long number = askedForPassword("operator");
        String password = "the third operator's sentence";
        setPassword(third, password);
        List<CompletableFuture<Integer>> both = Stream.of(basic("operator2"), Caller.basic(port, third, password))
                .map(caller ->
                        CompletableFuture.supplyAsync(() -> caller.post(CHANGES + "/" + number + "/confirmation", "{}")
                                .status()))
                .toList();

        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 409);
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM audit_record a JOIN administration_change c ON a.subject = c.id::text"
                                + " WHERE c.number = ? AND a.act = 'ADMINISTRATION_CONFIRMED'",
                        Integer.class,
                        number))
                .isOne();
    }

    @Test
    void anOperatorDoesNotBecomeAnOfficerEvenByTwo() {
        for (String path : List.of(
                "/group/ncb-heads/members/" + third,
                "/tenant/KEN/user-members/" + third,
                "/tenant/KEN/group-members/operators"))
            send(REST, "PUT", path, null).with(403);
        send(REST, "PUT", "/group/operators/members/" + officer, null).with(403);
        send(
                        REST,
                        "POST",
                        "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"ALL\"],\"groupId\":\"operators\",\"resourceType\":7,\"resourceId\":\"*\"}")
                .with(403);
    }

    /** Refused in either order, when the step is asked for and when another step was confirmed meanwhile. */
    @Test
    void anAccountThatNoOrganisationHasIsNotMadeStepByStep() {
        send(REST, "PUT", "/group/gwet-leads/members/" + officer, null).with(409);
        String newcomer = hired("auditors", OLD);
        identity.deleteTenantUserMembership("KEN", newcomer);
        assertThat(send(REST, "PUT", "/tenant/INTERPOL/user-members/" + newcomer, null)
                        .text())
                .contains("Recorded as change");
        long serves = newestChange();
        assertThat(send(REST, "PUT", "/group/ncb-officers/members/" + newcomer, null)
                        .text())
                .contains("Recorded as change");
        long role = newestChange();
        confirm("operator2", serves).with(200);

        assertThat(confirm("operator2", role).with(409).text()).contains("No organisation has all these groups");
        assertThat(send(REST, "PUT", "/group/KEN-WCIU/members/" + newcomer, null)
                        .with(409)
                        .text())
                .contains("No organisation has all these groups");
        refuse("operator", role).with(200);
    }

    @Test
    void anAccountThatWasMadeSoBeforeIsToldThatItCannotAsk() {
        identity.deleteTenantUserMembership("KEN", officer);
        identity.createTenantUserMembership("INTERPOL", officer);
        identity.createMembership(officer, "gs-officers");

        Caller browser = Caller.session(port, officer, OLD);
        browser.get("/requests/new", "Accept", "text/html").with(403);
        Caller.basic(port, officer, OLD).post("/api/support-requests", "{}").with(403);
    }

    @Test
    void theOrganisationConcernedSeesItAndNoOther() {
        long number = askedForPassword("operator");
        confirm("operator2", number);

        assertThat(session("ncbhead.ken").get("/account-changes").text()).contains(officer, "operator2");
        for (String other : List.of("ncbhead.fra", "auditor"))
            assertThat(session(other).get("/account-changes").text()).doesNotContain(officer);
        session("ncb.ken").get("/account-changes").with(403);
        session("operator").get("/account-changes").with(403);
        assertThat(administration.queryForList(
                        "SELECT a.organisation || ' ' || a.act FROM audit_record a JOIN administration_change c ON a.subject = c.id::text"
                                + " WHERE c.number = ? ORDER BY a.number",
                        String.class,
                        number))
                .containsExactly("KEN ADMINISTRATION_ASKED", "KEN ADMINISTRATION_CONFIRMED");
    }

    @Test
    void theOfficerGetsALetterWithoutContent() {
        confirm("operator2", askedForPassword("operator"));

        assertThat(administration.queryForMap(
                        "SELECT template, organisation, reference FROM outbox_mail WHERE recipient = ?",
                        officer + "@relay.example"))
                .containsEntry("template", "ACCOUNT_CHANGED")
                .containsEntry("organisation", "KEN")
                .containsEntry("reference", null);
    }

    @Test
    void operatorsDecideOnTheirPage() {
        askedForPassword("operator");
        assertThat(session("operator").get("/administration/changes").text())
                .contains(officer)
                .doesNotContain("/confirmation");
        assertThat(session("operator2").get("/administration/changes").text()).contains(officer, "/confirmation");
        session("ncbhead.ken").get("/administration/changes").with(403);
    }

    @Test
    void aPasswordThatThePolicyRefusesIsNotEvenRecorded() {
        send(REST, "PUT", "/user/" + officer + "/credentials", "{\"password\":\"too short\"}")
                .with(400);
        assertThat(basic("operator").get(CHANGES).json().path("pending")).isEmpty();
    }

    /** As the own page does, where the engine sees nobody who is logged in. */
    private void setPassword(String id, String password) {
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
    }

    private long askedForPassword(String operator) {
        basic(operator)
                .put(REST + "/user/" + officer + "/credentials", credentials())
                .with(409);
        return newestChange();
    }

    private static String credentials() {
        return "{\"password\":\"" + NEW + "\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}";
    }

    private Map<String, Object> stored() {
        return row(newestChange());
    }

    private Map<String, Object> row(long number) {
        return administration.queryForMap("SELECT * FROM administration_change WHERE number = ?", number);
    }

    /** Whether the password is right; one that operators set opens no more than the page for an own one. */
    private boolean opens(String user, String password) {
        return Caller.basic(port, user, password).status("/engine-rest/version") != 401;
    }

    /** As {@code operator}, by script or as Camunda's web apps call. */
    private Answer send(String door, String method, String path, String body) {
        if (door.equals(REST)) return basic("operator").send(method, door + path, body);
        Caller browser = browser();
        return browser.send(method, door + path, body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    private Caller browser() {
        Caller browser = session("operator2");
        browser.get("/camunda/app/admin/default/");
        return browser;
    }

    private String filled(String text) {
        String grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn("experts")
                .resourceType(7)
                .list()
                .get(0)
                .getId();
        return text.replace("{officer}", officer).replace("{grant}", grant);
    }

    private Map<String, String> administered() {
        return ADMINISTERED.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> administration.queryForObject(
                                "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " + table
                                        + " t",
                                String.class)));
    }
}
