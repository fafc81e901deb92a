package org.ncbrelay.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.security.BehindProxyTest;
import org.ncbrelay.security.Caller;
import org.ncbrelay.store.people.Agencies;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Against a real OpenID Connect server: Kenya's own, one that speaks for two countries, and one that is not there. */
class OidcLoginTest extends BehindProxyTest {
    private static final Map<String, Object> NCB_OFFICER = Map.of(
            "preferred_username", "Amina.Otieno@police.example",
            "given_name", "Amina",
            "family_name", "Otieno",
            "relay_groups", List.of("ncb-officers"));

    private final String subject = UUID.randomUUID().toString();

    private final IdentityProvider server = TestProviders.SERVER;

    @Autowired
    private Agencies agencies;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void oneLoginOpensThePagesTheApiAndTasklist() {
        Caller officer = Caller.nobody(port);
        assertThat(server.logIn(officer, "kenya", subject, NCB_OFFICER).location())
                .endsWith("/");
        assertThat(officer.get("/me", "Accept", "text/html").text()).contains("amina.otieno");
        officer.get("/api/support-requests").with(200);
        officer.get("/engine-rest/task").with(200);
        officer.get("/camunda/app/tasklist/default/").with(200);
        assertThat(officer.get("/camunda/app/cockpit/default/").text()).doesNotContain("null null");
        officer.get("/camunda/api/engine/engine/default/task").with(200);
    }

    @Test
    void theSessionGetsANewId() {
        Caller officer = Caller.nobody(port);
        officer.get("/login");
        String before = officer.cookie("JSESSIONID");
        server.logIn(officer, "kenya", subject, NCB_OFFICER);
        assertThat(officer.cookie("JSESSIONID")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theSessionEndsAfterEightHoursHoweverBusy() {
        Caller officer = in("kenya", NCB_OFFICER);
        clock.advance(Duration.ofHours(8));
        officer.get("/engine-rest/task").with(200);
        clock.advance(Duration.ofSeconds(1));
        officer.get("/engine-rest/task").with(401);
    }

    @Test
    void whatIsRevokedIsGoneAtTheNextRequest() {
        Caller officer = in("kenya", NCB_OFFICER);
        identity.deleteTenantUserMembership("KEN", user());
        officer.get("/engine-rest/task").with(403);
        identity.deleteUser(user());
        officer.get("/engine-rest/task").with(401);
        assertThat(server.logIn(Caller.nobody(port), "kenya", subject, NCB_OFFICER)
                        .location())
                .as("and the account is not made again")
                .endsWith("/login?refused=closed");
    }

    @Test
    void aClosedAccountIsRefusedAsADeletedOneAndReopenedItIsTheSame() {
        Caller officer = in("kenya", NCB_OFFICER);
        basic("operator")
                .post("/api/administration/accounts/" + user() + "/closing", "")
                .with(200);

        officer.get("/engine-rest/task").with(401);
        refused("kenya", NCB_OFFICER, "closed");
        assertThat(groups()).as("nothing changed").containsExactly("ncb-officers");

        long asked = basic("operator2")
                .post("/api/administration/accounts/" + user() + "/reopening", "")
                .with(200)
                .json()
                .path("number")
                .asLong();
        basic("operator")
                .post("/api/administration/changes/" + asked + "/confirmation", "")
                .with(200);
        in("kenya", NCB_OFFICER).get("/engine-rest/task").with(200);
    }

    @Test
    void whatTheProviderTakesAwayIsGoneAtTheNextLogin() {
        in("kenya", with("relay_groups", List.of("ncb-officers", "ncb-heads")));
        assertThat(groups()).containsExactlyInAnyOrder("ncb-officers", "ncb-heads");
        in("kenya", NCB_OFFICER);
        assertThat(groups()).containsExactly("ncb-officers");
    }

    @Test
    void loggingOutEndsTheSessionAndLeadsToTheProvider() {
        Caller officer = in("kenya", NCB_OFFICER);
        Answer out = officer.logOut();
        assertThat(out.location()).endsWith("/login?logout=kenya");
        officer.get("/engine-rest/task").with(401);
        assertThat(officer.get("/login?logout=kenya").text())
                .contains("You have logged out.", "Police of Kenya", server.issuer("kenya") + "/endsession");
    }

    /** What the operator wants of a provider is asked of it, and looked for in what it answers. */
    @Test
    void aProofThatIsTooWeakIsRefusedAndTheReasonIsSaid() {
        Answer start = Caller.nobody(port).get("/oauth2/authorization/factors");
        assertThat(start.location()).containsPattern("acr_values=gold(%20|\\+)silver");

        Map<String, Object> strong = with("acr", "silver");
        strong.put("amr", List.of("pwd", "mfa"));
        for (Map.Entry<String, Object> weaker :
                Map.<String, Object>of("acr", "bronze", "amr", List.of("pwd")).entrySet()) {
            Map<String, Object> weak = new HashMap<>(strong);
            weak.put(weaker.getKey(), weaker.getValue());
            refused("factors", weak, "strength");
            weak.remove(weaker.getKey());
            refused("factors", weak, "strength");
        }
        assertThat(Caller.nobody(port).get("/login?refused=strength").text()).contains("proof of identity");

        strong.put("amr", List.of("pwd", "mfa"));
        assertThat(server.logIn(Caller.nobody(port), "factors", subject, strong).location())
                .endsWith("/");
    }

    @ParameterizedTest
    @CsvSource({"iss,http://localhost/other", "aud,another", "nonce,replayed"})
    void aTokenForSomebodyOrSomethingElseProvesNothing(String claim, String value) {
        refused("kenya", with(claim, value), "answer");
    }

    @Test
    void anExpiredTokenProvesNothing() {
        Instant now = clock.instant();
        Map<String, Object> expired = with("exp", Date.from(now.minusSeconds(120)));
        expired.put("iat", Date.from(now.minusSeconds(3600)));
        expired.put("nbf", Date.from(now.minusSeconds(3600)));
        refused("kenya", expired, "answer");
    }

    /** The code that somebody else's browser brought back: the state is not this session's. */
    @Test
    void anAnswerToAnotherBrowserIsNotAccepted() {
        Caller attacker = Caller.nobody(port);
        String stolen = server.back(attacker.get("/oauth2/authorization/kenya"));
        Caller victim = Caller.nobody(port);
        assertThat(victim.get(stolen).location()).endsWith("/login?refused=answer");
        victim.get("/engine-rest/task").with(401);
    }

    @Test
    void theLoginBeginsWithProofOfTheBrowser() {
        String there = Caller.nobody(port).get("/oauth2/authorization/kenya").location();
        assertThat(there)
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=", "scope=openid");
    }

    @Test
    void aProviderSpeaksOnlyForItsOwnOrganisations() {
        refused("region", Map.of("relay_organisation", "IDN", "relay_groups", "bureau"), "organisation");
        refused("region", Map.of("relay_organisation", "INTERPOL", "relay_groups", "bureau"), "organisation");
        refused("region", Map.of("relay_organisation", "XXX", "relay_groups", "bureau"), "organisation");
        refused("region", Map.of("relay_groups", "bureau"), "organisation");
        in("region", Map.of("relay_organisation", "FRA", "relay_groups", "bureau"));
        assertThat(organisation()).isEqualTo("FRA");
    }

    @Test
    void theOrganisationIsNotTheTokensWhereTheOperatorSaidIt() {
        in("kenya", with("relay_organisation", "FRA"));
        assertThat(organisation()).isEqualTo("KEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operators", "gwet-leads", "gs-officers", "camunda-admin", "nothing", ""})
    void aGroupThatIsNoRoleOfTheCountryOpensNothing(String group) {
        refused("kenya", with("relay_groups", List.of(group)), "groups");
    }

    @Test
    void aMappedProvidersOwnWordsForGroupsCountOnly() {
        refused("region", Map.of("relay_organisation", "FRA", "relay_groups", "ncb-heads"), "groups");
    }

    @Test
    void anAgencyOfficerNeedsAnAgencyOfTheCountry() {
        Map<String, Object> officer = with("relay_groups", List.of("agency-officers"));
        refused("kenya", officer, "agency");
        refused("kenya", merged(officer, "relay_agency", agency("FRA")), "agency");
        Caller in = in("kenya", merged(officer, "relay_agency", agency("KEN")));
        in.get("/api/support-requests").with(200);
    }

    @Test
    void somebodyNotKnownIsRefusedWhereTheProviderBringsNoNewcomers() {
        refused("strict", NCB_OFFICER, "newcomer");
    }

    @Test
    void whoeverServesAnotherCountryNowMustBeSeenByAnOperator() {
        in("region", Map.of("relay_organisation", "KEN", "relay_groups", "bureau"));
        refused("region", Map.of("relay_organisation", "FRA", "relay_groups", "bureau"), "moved");
        identity.deleteTenantUserMembership("KEN", user());
        in("region", Map.of("relay_organisation", "FRA", "relay_groups", "bureau"));
        assertThat(organisation()).isEqualTo("FRA");
    }

    @Test
    void anAccountIsFoundByIssuerAndSubjectNeverByName() {
        in("kenya", with("preferred_username", "operator"));
        assertThat(user()).matches("operator(-[0-9]+)?@kenya");
        assertThat(groups()).containsExactly("ncb-officers");
        String mine = user();
        in("kenya", with("preferred_username", "renamed"));
        assertThat(user()).isEqualTo(mine);
        Caller other = Caller.nobody(port);
        server.logIn(other, "kenya", "another " + subject, with("preferred_username", "operator"));
        assertThat(other.get("/me", "Accept", "text/html").text())
                .contains("operator-")
                .doesNotContain('>' + mine + '<');
    }

    /** Not even the name with which the relay itself acts: what a provider calls somebody ends with the provider. */
    @Test
    void noAccountGetsANameThatAnotherActorHasOrHad() {
        String name = "relay-" + System.identityHashCode(subject);
        in("kenya", with("preferred_username", name.toUpperCase(Locale.ROOT)));
        assertThat(user()).isEqualTo(name + "@kenya");
        identity.deleteUser(user());

        String another = "another " + subject;
        server.logIn(Caller.nobody(port), "kenya", another, with("preferred_username", name));
        assertThat(administration.queryForObject(
                        "SELECT user_id FROM officer_identity WHERE subject = ?", String.class, another))
                .isEqualTo(name + "-2@kenya");
        server.logIn(Caller.nobody(port), "kenya", "third " + subject, with("preferred_username", "relay"));
        assertThat(identity.createUserQuery().userId("relay").count()).isZero();
    }

    @Test
    void suchAnAccountHasNoPassword() {
        in("kenya", NCB_OFFICER);
        for (String password : new String[] {"", "null", PASSWORD})
            Caller.basic(port, user(), password).get("/engine-rest/task").with(401);
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyElseOut() {
        assertThat(Caller.nobody(port).get("/oauth2/authorization/away").location())
                .endsWith("/login?refused=away");
        session("ncb.ken").get("/engine-rest/task").with(200);
        assertThat(Caller.nobody(port).get("/oauth2/authorization/nobody").location())
                .endsWith("/login?refused=answer");
    }

    @Test
    void theLoginPageOffersTheProvidersAndTellsRefusals() {
        assertThat(Caller.nobody(port).get("/login").text())
                .contains("Police of Kenya", "/oauth2/authorization/kenya", "name=\"password\"");
        for (OidcRefusal.Reason reason : OidcRefusal.Reason.values())
            assertThat(Caller.nobody(port)
                            .get("/login?refused=" + reason.word())
                            .text())
                    .contains("role=\"alert\"")
                    .doesNotContain("??");
    }

    private Caller in(String provider, Map<String, Object> claims) {
        Caller officer = Caller.nobody(port);
        assertThat(server.logIn(officer, provider, subject, claims).location()).doesNotContain("/login");
        return officer;
    }

    private void refused(String provider, Map<String, Object> claims, String reason) {
        Caller officer = Caller.nobody(port);
        assertThat(server.logIn(officer, provider, subject, claims).location()).endsWith("/login?refused=" + reason);
        officer.get("/engine-rest/task").with(401);
    }

    /** The account of this test's subject. */
    private String user() {
        return administration.queryForObject(
                "SELECT user_id FROM officer_identity WHERE subject = ?", String.class, subject);
    }

    private String organisation() {
        return identity.createTenantQuery().userMember(user()).singleResult().getId();
    }

    private List<String> groups() {
        return identity.createGroupQuery().groupMember(user()).list().stream()
                .map(Group::getId)
                .toList();
    }

    private String agency(String country) {
        return currentOfficer.as(
                Officer.relay(new OrganisationCode(country)),
                () -> transactions.execute(
                        transaction -> agencies.ofActingCountry().get(0).code()));
    }

    private static Map<String, Object> with(String claim, Object value) {
        return merged(NCB_OFFICER, claim, value);
    }

    private static Map<String, Object> merged(Map<String, Object> claims, String claim, Object value) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put(claim, value);
        return all;
    }
}
