package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages say in the reader's language which text cannot be taken, keep what was typed, and fail at none. */
@WholeTest
record TextsOfPagesTest(@LocalServerPort int port) {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "en, cannot be seen",
                "fr, invisibles",
                "es, invisibles",
                "ar, \u0644\u0627 \u062A\u064F\u0631\u0649"
            })
    void aDraftNamesTheFieldInTheReadersLanguage(String language, String word) {
        Caller agency = session("agency.ken");
        String draft =
                location(post(agency, "/requests/drafts", Map.of("step", "NEED", "title", "Ivory \u202Etnahpele")));
        String page = agency.get(draft + "?step=NEED&check", "Accept-Language", language)
                .text();
        assertThat(page).contains(word);
        assertThat(page).contains("id=\"f-title-error\"");
    }

    /** The value that is no date is marked on the page that follows, and the step after it is not judged for that. */
    @Test
    void whatWasPastedAndNotTakenIsNamed() {
        Caller agency = session("agency.ken");
        String draft = location(post(agency, "/requests/drafts", Map.of("step", "NEED", "title", "Ivory")));
        Answer imported = post(
                agency,
                draft,
                Map.of(
                        "step",
                        "LISTINGS",
                        "version",
                        "1",
                        "import",
                        "listings",
                        "end",
                        "1",
                        "paste.listings",
                        "Platform,Seller,Colour,Captured at\nMarket,coastal,white,last week"));
        String next = imported.with(302).header("Location");
        assertThat(next).doesNotContain("check");
        String page = agency.get(location(imported) + "?step=LISTINGS").text();
        assertThat(page)
                .contains("value=\"coastal\"", "1 column has no field", "<bdi>Colour</bdi>")
                .contains("It is marked above", "id=\"f-listings-0--capturedAt-error\"")
                .doesNotContain("name=\"check\"");
        assertThat(agency.get(draft + "?step=SPECIMENS").text()).doesNotContain("-error\"");
    }

    @ParameterizedTest
    @CsvSource({"messages, text", "withdrawal, reason", "authorization, reason"})
    void anActOnACaseIsRefusedOnItsPage(String act, String field) {
        String reference = filed();
        Caller officer = session(act.equals("authorization") ? "ncbhead.ken" : "agency.ken");
        post(
                        officer,
                        "/cases/" + reference + '/' + act,
                        Map.of("to", "NCB", "action", "SUSPEND", field, "Pay \u202E 001"))
                .with(302);
        String path = "/cases/" + reference;
        assertThat(officer.get(path, "Accept-Language", "fr").text()).contains("invisibles");
        assertThat(officer.get(path).text()).as("nothing of it is stored").doesNotContain("Pay ");
    }

    /** Each line: who, the page, where its form is sent, and what is typed; something of it is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operator  | /administration/directory | /administration/directory | code=KEN-T,name=Typed unit,mailAddress=no address",
                "operator  | /administration/directory | /administration/directory/import | table=typed table",
                "operator  | /administration/changes   | /administration/passkeys  | account=typed nobody",
                "ncbhead.ken | /agencies    | /agencies    | code=KEN-T,name=Typed unit,mailAddress=no address",
                "ncbhead.ken | /free-days   | /free-days   | day=,name=Typed day",
                "ncbhead.ken | /experts/new | /experts     | name=Typed expert",
                "ncb.ken     | /            | /inbox/views | list=TASKS,name=Typed \u202E view",
                "ncb.ken     | /me          | /me          | language=,timeZone=Typed zone",
                "analyst     | /me          | /me/absence  | substitute=,from=2026-12-01,until=2026-11-01",
                "ncb.ken     | /me          | /me/tokens   | name=,days=44"
            })
    void aFormThatIsRefusedHasWhatWasTyped(String user, String page, String form, String fields) {
        Map<String, String> typed = Stream.of(fields.split(","))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        Caller caller = session(user);
        Answer answer = post(caller, form, typed);
        String shown = answer.status() == 302 ? caller.get(page).text() : answer.text();
        assertThat(shown).contains("role=\"alert\"");
        typed.forEach((field, value) -> assertThat(shown)
                .as(field)
                .containsPattern("name=\"" + field + "\"[^>]*(?:value=\"|>)" + Pattern.quote(value)));
    }

    @Test
    void anAgencyIsNotApprovedForAReasonThatCannotBeSeen() {
        Caller head = session("ncbhead.ken");
        Matcher code = Pattern.compile("/agencies/([^/]+)/approval")
                .matcher(head.get("/agencies").text());
        assertThat(code.find()).isTrue();
        post(head, "/agencies/" + code.group(1) + "/approval", Map.of("approved", "true", "reason", "a\u202Eb"));
        assertThat(head.get("/agencies", "Accept-Language", "fr").text()).contains("invisibles");
    }

    @Test
    void noPageFailsAtAnyText() {
        Caller agency = session("agency.ken");
        for (String text :
                List.of("\0", "a\0b", "\uFFFF", "1e999999999", "\uD840\uDC00".repeat(2000), "-1e-999999999")) {
            Answer kept = post(
                    agency,
                    "/requests/drafts",
                    Map.of("step", "NEED", "title", text, "supportOutline", text, "urgencyReason", text));
            assertThat(kept.status()).as(text).isEqualTo(302);
            String draft = location(kept);
            for (String step : List.of("LISTINGS", "SPECIMENS"))
                assertFine(post(
                        agency,
                        draft,
                        Map.of(
                                "step", step,
                                "version", step.equals("LISTINGS") ? "1" : "2",
                                "rows.listings", "1",
                                "rows.specimens", "1",
                                "listings[0].price.amount", text,
                                "listings[0].url", text,
                                "listings[0].capturedAt", text,
                                "specimens[0].quantity", text,
                                "specimens[0].taxon", text)));
            assertFine(agency.get(draft + "/review", "Accept", "text/html"));
        }
    }

    @Test
    void noSearchFailsAtAnyText() {
        Caller agency = session("agency.ken");
        Caller lead = session("lead");
        for (String text : List.of("\0", "a\0b", "\u202E", "\uD840\uDC00".repeat(300), "'\"\\:*&|!()<->")) {
            String q = encoded(text);
            assertFine(agency.get("/cases?q=" + q + "&status=" + q + "&country=" + q + "&sort=" + q));
            assertFine(agency.get("/api/taxa?q=" + q));
            for (String list : List.of(
                    "/api/support-requests?q=", "/api/support-requests?sort=", "/api/support-requests?country="))
                assertFine(agency.get(list + q));
            for (String board : List.of(
                    "/board?country=", "/board?capability=", "/api/statistics?country=", "/api/statistics?capability="))
                assertFine(lead.get(board + q));
            assertFine(lead.get("/experts?language=" + q));
            assertFine(post(agency, "/me/absence", Map.of("substitute", text, "from", text, "until", text)));
        }
    }

    @Test
    void aDayThatNoCaseCanHaveIsLeftOutOfEverySelection() {
        Caller lead = session("lead");
        for (String day : List.of("+999999999-12-31", "-999999999-01-01", "+10000-01-01", "9999-12-31"))
            for (String page : List.of("/board?", "/board/cases?process=triage&activity=assess&", "/cases?")) {
                lead.get(page + "from=" + encoded(day)).with(200);
                lead.get(page + "to=" + encoded(day)).with(200);
            }
    }

    @Test
    void noLoginFailsAtAnyName() {
        for (String name : List.of("\0", "a\0b", "\uD840\uDC00".repeat(300), "\u202E")) {
            Caller nobody = Caller.nobody(port);
            assertFine(nobody.sendForm("/login", nobody.token("/login"), "username=" + encoded(name) + "&password=x"));
            assertFine(Caller.basic(port, name, "x").get("/api/countries"));
            assertFine(Caller.basic(port, "agency.ken", name).get("/api/countries"));
        }
    }

    private static String location(Answer answer) {
        return URI.create(answer.location()).getPath();
    }

    private static void assertFine(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
    }

    private String filed() {
        return Caller.basic(port, "agency.ken", DoorTest.PASSWORD)
                .post("/api/support-requests", Samples.tree("ivory-marketplace").toString())
                .field("reference");
    }

    private Caller session(String user) {
        return Caller.session(port, user, DoorTest.PASSWORD);
    }

    /** In French, as somebody whose browser asks for it. */
    private static Answer post(Caller caller, String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encoded(caller.token("/me"))));
        return caller.send("POST", path, form, "Content-Type", FORM, "Accept-Language", "fr");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
