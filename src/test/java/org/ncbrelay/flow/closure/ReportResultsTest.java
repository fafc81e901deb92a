package org.ncbrelay.flow.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.recording.DecideApproval;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** Seizures, arrests and accounts closed: who reports them, who reads them, and where they are counted and given out. */
class ReportResultsTest extends FlowTestCase {
    private static final String EXPORT = "/api/results/illegal-trade-report?year=2026";
    private static final Map<String, Object> REPORT = Map.of(
            "seizures",
            List.of(Map.ofEntries(
                    Map.entry("taxon", "Loxodonta africana"),
                    Map.entry("type", "IVORY"),
                    Map.entry("quantity", 6.5),
                    Map.entry("unit", "KG"),
                    Map.entry("seizedOn", "2026-09-20"),
                    Map.entry("place", "Mombasa port"),
                    Map.entry("reason", "No permit"),
                    Map.entry("transport", "sea"),
                    Map.entry("detection", "Scanner"),
                    Map.entry("concealment", "=HYPERLINK(\"https://evil.example\")"),
                    Map.entry("origin", "KEN"),
                    Map.entry("transit", List.of("SGP", "MYS")),
                    Map.entry("destination", "FRA"),
                    Map.entry("value", Map.of("amount", 1000, "currency", "USD")),
                    Map.entry("nationalities", List.of("TZA")),
                    Map.entry("law", "Wildlife Act, section 92"),
                    Map.entry("sanction", "Fine"),
                    Map.entry("disposal", "Stockpile"),
                    Map.entry("note", "Two tusks"))),
            "arrests",
            List.of(Map.of("arrestedOn", "2026-09-21", "persons", 2)),
            "accountsClosed",
            List.of(Map.of("platform", "Savanna Market", "account", "coastal_antiques", "closedOn", "2026-09-22")));

    @Autowired
    private ReportResults results;

    @Autowired
    private DecideApproval approvals;

    @Test
    void whatAnApprovedAgencyReportsIsOnTheCaseInTheDossierAndCountedForEverybodyWhoSeesTheCase() {
        CaseReference reference = recorded();
        JsonNode before = figures("ncb.ken");
        http.post("agency.ken", path(reference), REPORT).with(201);

        for (String reader : List.of("agency.ken", "ncb.ken", "gs", "analyst"))
            assertThat(items(reader, reference)).as(reader).hasSize(1);
        assertThat(flow.timeline(reference)).contains("RESULTS_REPORTED");
        assertThat(flow.letters(reference)).contains("RESULTS_REPORTED");
        assertThat(http.get("analyst", "/api/support-requests/" + reference + "/dossier.txt")
                        .text())
                .contains(
                        "Seizure 1", "Loxodonta africana", "Kilograms", "Reported by: agency.ken", "Closed account 1");
        JsonNode after = figures("ncb.ken");
        assertThat(added(before, after, "seizures")).isOne();
        assertThat(added(before, after, "arrests")).isEqualTo(2);
        assertThat(added(before, after, "accountsClosed")).isOne();
        assertThat(session("ncb.ken").get("/board").text())
                .contains("data-count=\"seizures\"", "CITES annual illegal trade report");
        assertThat(session("agency.ken").get("/board").text()).doesNotContain("CITES annual illegal trade report");
    }

    /** Data enter INTERPOL from an official source only (Annex 1.1). */
    @Test
    void whatAnUnapprovedAgencyReportsIsForItsCountryAloneUntilItsNcbConfirmsIt() {
        CaseReference reference = recorded();
        approve(false);
        try {
            JsonNode before = figures("ncb.ken");
            String id =
                    http.post("agency.ken", path(reference), REPORT).with(201).field("id");
            assertThat(items("ncb.ken", reference)).hasSize(1);
            assertThat(items("analyst", reference)).isEmpty();
            assertThat(page("analyst", reference)).doesNotContain("Mombasa port");
            assertThat(export("ncb.ken")).doesNotContain(reference.value());
            assertThat(figures("ncb.ken")).isEqualTo(before);

            assertThat(page("agency.ken", reference))
                    .contains("Mombasa port", "Waiting for the NCB", "/results\"")
                    .doesNotContain("/confirmation");
            assertThat(page("ncb.ken", reference)).contains("Waiting for the NCB", id + "/confirmation");
            http.post("agency.ken", path(reference) + "/" + id + "/confirmation", "{}")
                    .with(403);
            http.post("ncb.fra", path(reference) + "/" + id + "/confirmation", "{}")
                    .with(404);
            Caller bureau = session("ncb.ken");
            bureau.sendForm("/cases/" + reference + "/results/" + id + "/confirmation", null, "")
                    .with(302);
            http.post("ncb.ken", path(reference) + "/" + id + "/confirmation", "{}")
                    .with(409);

            assertThat(items("analyst", reference)).hasSize(1);
            assertThat(page("analyst", reference)).contains("Mombasa port", "Confirmed");
            assertThat(export("ncb.ken")).contains(reference.value());
            assertThat(added(before, figures("ncb.ken"), "arrests")).isEqualTo(2);
            assertThat(flow.timeline(reference)).contains("RESULTS_CONFIRMED");
        } finally {
            approve(true);
        }
    }

    /** The wrong report stays on record (V14). */
    @Test
    void aWrongReportIsCorrectedByAnotherThatCountsInItsPlace() {
        CaseReference reference = recorded();
        JsonNode before = figures("ncb.ken");
        String wrong =
                http.post("agency.ken", path(reference), REPORT).with(201).field("id");
        Caller agency = session("agency.ken");
        String form =
                agency.get("/cases/" + reference + "/results?corrects=" + wrong).text();
        assertThat(form).contains("value=\"" + wrong + "\"", "Mombasa port", "coastal_antiques");
        Map<String, Object> right =
                Map.of("corrects", wrong, "arrests", List.of(Map.of("arrestedOn", "2026-09-21", "persons", 5)));
        Map<String, Object> unnamed = new HashMap<>(right);
        unnamed.put("corrects", List.of(wrong));
        assertThat(http.post("agency.ken", path(reference), unnamed).with(400).text())
                .contains("corrects: must be the id of a report");
        approve(false);
        try {
            String id =
                    http.post("agency.ken", path(reference), right).with(201).field("id");
            assertThat(export("ncb.ken")).as("until the NCB confirms it").contains(reference.value());
            http.post("agency.ken", path(reference), right).with(409);
            http.post("ncb.ken", path(reference) + "/" + id + "/confirmation", "{}")
                    .with(200);
        } finally {
            approve(true);
        }
        assertThat(export("ncb.ken")).doesNotContain(reference.value());
        JsonNode after = figures("ncb.ken");
        assertThat(added(before, after, "seizures")).isZero();
        assertThat(added(before, after, "arrests")).isEqualTo(5);
        assertThat(added(before, after, "accountsClosed")).isZero();
        assertThat(items("analyst", reference)).hasSize(2);
        assertThat(page("analyst", reference)).contains("Mombasa port", "Corrected");
        assertThat(flow.timeline(reference)).contains("RESULTS_CORRECTED");
        http.post("agency.ken", path(recorded()), right).with(400);
    }

    @Test
    void nobodyButTheAgencyOfTheCaseAndItsNcbReports(@Autowired CurrentOfficer current) {
        CaseReference reference = recorded();
        for (String other : List.of("gs", "analyst", "lead"))
            http.post(other, path(reference), REPORT).with(403);
        for (String foreign : List.of("agency.fra", "ncb.fra", "ncbhead.idn", "expert.ken", "auditor"))
            http.post(foreign, path(reference), REPORT).with(404);
        Officer neighbour =
                new Officer("agency2.ken", new OrganisationCode("KEN"), "KEN-PORT", Set.of(Role.AGENCY_OFFICER));
        assertThatThrownBy(() -> current.as(neighbour, () -> results.report(reference, REPORT, neighbour)))
                .isInstanceOf(Refusal.class);
        assertThat(items("ncb.ken", reference)).isEmpty();
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                VALUES ('%s', 'FRA', 'KEN', 'INVITATION', 'lead', now());
                SET session_replication_role = DEFAULT""".formatted(reference));
        http.post("ncb.fra", path(reference), REPORT).with(403);
        assertThatThrownBy(() -> database.as("FRA", """
                        INSERT INTO result_report (id, reference, content, seizures, arrests, accounts_closed, reported_by, reported_at)
                        VALUES (gen_random_uuid(), ?, '{}', 1, 0, 0, 'ncb.fra', now())""", reference.value()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void resultsAreReportedFromTheRecordOnUntilTheCaseIsErasedAndTheirCountsStay() {
        CaseReference early = flow.submit("agency.ken");
        http.post("agency.ken", path(early), REPORT).with(409);
        Caller agency = session("agency.ken");
        assertThat(agency.get("/cases/" + early + "/results").with(409).text()).contains("not recorded");

        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));
        http.post("agency.ken", path(reference), REPORT).with(201);
        http.post("ncb.ken", path(reference), REPORT).with(201);
        JsonNode before = figures("ncb.ken");
        for (String[] act : new String[][] {{"ncbhead.ken", "PROPOSE_ERASURE"}, {"auditor", "APPROVE_ERASURE"}})
            http.post(
                            act[0],
                            "/api/support-requests/" + reference + "/retention",
                            Map.of("action", act[1], "reason", "Purpose met"))
                    .with(200);
        assertThat(flow.all("SELECT id::text FROM result_report WHERE reference = ?", reference))
                .isEmpty();
        http.post("ncb.ken", path(reference), REPORT).with(409);
        assertThat(figures("ncb.ken")).isEqualTo(before);
        assertThat(export("ncb.ken")).doesNotContain(reference.value());
    }

    @Test
    void thePageTakesRowsAndSaysWhatIsWrongBesideThem() {
        CaseReference reference = walk.toClosure(flow.submit("agency.ken"));
        Caller agency = session("agency.ken");
        String page = "/cases/" + reference + "/results";
        assertThat(agency.get("/tasks/" + flow.taskId(reference, "Task_ConfirmReceipt"))
                        .text())
                .contains(page);
        assertThat(agency.get(page).with(200).text())
                .contains("seizures[0].taxon", "Add an arrest")
                .doesNotContain("arrests[0]");
        String typed = "rows.seizures=1&seizures[0].taxon=Manis+javanica&seizures[0].quantity=twelve";
        assertThat(agency.sendForm(page, null, typed + "&add=arrests").with(200).text())
                .contains("arrests[0].persons", "Manis javanica");
        assertThat(agency.sendForm(page, null, typed).with(200).text())
                .contains("The report was not stored", "Manis javanica", "f-seizures-0--quantity-error");
        assertThat(items("ncb.ken", reference)).isEmpty();
        agency.sendForm(
                        page,
                        null,
                        "rows.accountsClosed=2&accountsClosed[0].platform=Savanna+Market&accountsClosed[0].account=coastal"
                                + "&accountsClosed[0].closedOn=2026-09-20&accountsClosed[1].note=")
                .with(302);
        assertThat(page("agency.ken", reference)).contains("Closed account", "coastal");
        assertThat(items("ncb.ken", reference)).hasSize(1);
    }

    @Test
    void anEmptyEntryStaysWhereSomethingIsMissingAndACountryIsAskedForByItsCode() {
        CaseReference reference = walk.toClosure(flow.submit("agency.ken"));
        Caller agency = session("agency.ken");
        String page = "/cases/" + reference + "/results";
        assertThat(agency.sendForm(page, null, "rows.seizures=1&rows.arrests=1&arrests[0].place=")
                        .with(200)
                        .text())
                .contains("Add at least one", "arrests[0].persons", "seizures[0].taxon");

        String arrest = "rows.seizures=1&rows.arrests=1&arrests[0].arrestedOn=2026-09-21&arrests[0].persons=2"
                + "&arrests[0].nationalities=";
        assertThat(agency.sendForm(page, null, arrest + "Kenya").with(200).text())
                .contains("f-arrests-0--nationalities-error", "Enter three-letter country codes, for example KEN")
                .doesNotContain("no more than");
        agency.sendForm(page, null, arrest + "ken,+TZA").with(302);
        assertThat(http.get("ncb.ken", path(reference)).with(200).text())
                .contains("\"nationalities\":[\"KEN\",\"TZA\"]");
    }

    @Test
    void anNcbExportsItsOwnSeizuresWithTheColumnsOfTheCitesReport() {
        CaseReference reference = recorded();
        CaseReference french = walk.recorded(walk.acknowledged(flow.submit("agency.fra")));
        http.post("agency.ken", path(reference), REPORT).with(201);
        http.post("ncb.fra", path(french), REPORT).with(201);

        String csv = export("ncb.ken");
        assertThat(csv.lines().findFirst().orElseThrow()).isEqualTo("""
                        "Date of seizure","Species","Description of specimen","Quantity","Unit","Location of incident","Detecting agency",\
                        "Reason for seizure","Mode of transport","Method of detection","Method of concealment","Alleged country of origin",\
                        "Country(ies) of transit","Alleged final destination","Estimated value in country","Nationality of offenders",\
                        "Law under which charges were brought","Sanction","Disposal of confiscated specimens","Additional information",\
                        "reference","confidentiality","tlp","handling","caveat\"""");
        assertThat(csv.lines().filter(line -> line.contains(reference.value())))
                .singleElement()
                .asString()
                .startsWith("""
                        "2026-09-20","Loxodonta africana","Ivory","6.5","kg","Mombasa port","Wildlife Crime Investigation Unit","No permit",\
                        "sea","Scanner","'=HYPERLINK(""hxxps://evil[.]example"")","KE","SG MY","FR","1000 USD","TZ","Wildlife Act, section 92",\
                        "Fine","Stockpile","Two tusks\"""");
        assertThat(csv).doesNotContain(french.value());
        assertThat(export("ncbhead.fra")).contains(french.value()).doesNotContain(reference.value());
        assertThat(acts("ncbhead.fra")).contains("READ_LIST");
        assertThat(http.get("ncb.ken", EXPORT.replace("2026", "2025")).with(200).text())
                .doesNotContain(reference.value());
        http.get("ncb.ken", EXPORT.replace("2026", "1900")).with(400);
        for (String other : List.of("agency.ken", "gs", "lead", "auditor"))
            http.get(other, EXPORT).with(403);
    }

    private CaseReference recorded() {
        return walk.recorded(walk.acknowledged(flow.submit("agency.ken")));
    }

    private void approve(boolean approved) {
        desk.as("ncbhead.ken", () -> approvals.decide("KEN-WCIU", approved, "Review", desk.officer("ncbhead.ken")));
    }

    private JsonNode items(String reader, CaseReference reference) {
        return http.get(reader, path(reference)).with(200).json().path("items");
    }

    private JsonNode figures(String reader) {
        return http.get(reader, "/api/statistics").with(200).json().path("results");
    }

    private static int added(JsonNode before, JsonNode after, String kind) {
        return after.path(kind).asInt() - before.path(kind).asInt();
    }

    private String page(String reader, CaseReference reference) {
        return session(reader).get("/cases/" + reference).with(200).text();
    }

    private String export(String reader) {
        Answer answer = http.get(reader, EXPORT).with(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        return answer.text();
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference + "/results";
    }
}
