package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.malware.ScannerPeer;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.security.StubPorts;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Evidence and a scanner ({@code RealClamdTest} has the real one): an upload never waits for it, and what it finds is kept, shown and guarded. */
@AccessTest
class InfectedEvidenceTest {
    private static final byte[] HARMLESS = "Seen at the market.".getBytes(StandardCharsets.UTF_8);
    private static ScannerPeer scanner;

    private final DatabaseAccess access;
    private final JdbcTemplate administration;
    private final List<WorkerLoop> workers;
    private final String address;
    private final Caller http;
    private String evidence;

    InfectedEvidenceTest(DatabaseAccess access, List<WorkerLoop> workers, @LocalServerPort int port) {
        this.access = access;
        this.administration = TestDatabase.administration(access);
        this.workers = workers;
        this.address = "http://localhost:" + port;
        this.http = new Caller("http://localhost:" + port);
    }

    @AfterAll
    static void stop() {
        if (scanner != null) scanner.close();
        scanner = null;
    }

    @BeforeEach
    void submit() {
        String reference = http.submitSample("agency.ken");
        CaseRows.open(administration, reference, Officer.TEAM);
        evidence = "/api/support-requests/" + reference + "/evidence";
    }

    @Test
    void anUploadDoesNotWaitForAScannerThatIsAwayAndTheScheduleComesToIt() {
        stop();
        String location = upload("eicar.txt", ScannerPeer.eicar());
        work("evidence-scan");
        work("evidence-scans");
        assertThat(mark(location).path("verdict").asText()).isEqualTo("NOT_SCANNED");
        http.get("analyst", location).with(200);

        start();
        work("evidence-scans");
        assertThat(mark(location).path("verdict").asText()).isEqualTo("INFECTED");
        assertThat(mark(location).path("signature").asText()).isEqualTo(ScannerPeer.SIGNATURE);
        assertThat(mark(location).path("signatures").asText()).isEqualTo("Peer 1.0/7");
        assertThat(mark(location).path("scannedAt").asText()).isNotBlank();
        assertThat(acts(location)).contains("FOUND_INFECTED").containsOnlyOnce("FOUND_INFECTED");
    }

    @Test
    void aScanThatFindsNothingNewIsNoLinkOfTheChain() {
        start();
        String location = upload("note.txt", HARMLESS);
        work("evidence-scan");
        assertThat(mark(location).path("verdict").asText()).isEqualTo("CLEAN");
        String first = mark(location).path("scannedAt").asText();
        administration.update(
                "UPDATE evidence_scan SET scanned_at = now() - interval '2 days' WHERE evidence_id = ?::uuid",
                id(location));
        work("evidence-scans");
        assertThat(mark(location).path("scannedAt").asText()).isGreaterThan(first);
        assertThat(acts(location)).filteredOn("FOUND_CLEAN"::equals).hasSize(1);
    }

    @Test
    void anInfectedOriginalIsOpenedByWhoeverSaysThatItIsMeant() {
        start();
        String location = upload("eicar.txt", ScannerPeer.eicar());
        work("evidence-scan");

        Answer refused = http.get("analyst", location).with(409);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        http.get("analyst", location + "?openInfected=true").with(409);
        http.post("analyst", location, Map.of("reason", "Lab")).with(409);
        http.post("analyst", location, Map.of("reason", "Lab", "openInfected", false))
                .with(409);
        http.post("analyst", location, Map.of("openInfected", true)).with(400);

        Answer opened = http.post("analyst", location, Map.of("reason", "Lab", "openInfected", true))
                .with(200);
        assertThat(opened.bytes()).as("kept as evidence, unchanged").isEqualTo(ScannerPeer.eicar());
        assertThat(opened.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(opened.header("Content-Disposition")).startsWith("attachment;");
        assertThat(acts(location)).containsExactly("RECEIVED", "FOUND_INFECTED", "OPENED_INFECTED");
        http.post("ncb.idn", location, Map.of("reason", "Lab", "openInfected", true))
                .with(404);
    }

    @Test
    void thePageWarnsAndOnlyItsFormOpensTheFile() throws IOException {
        start();
        String location = upload("eicar.txt", ScannerPeer.eicar());
        work("evidence-scan");
        String warning = location.replace("/api/support-requests/", "/cases/");
        try (BrowserContext context = Chromium.open()) {
            Page page = context.newPage();
            Visitor.logIn(page, address, "ncb.ken");
            page.navigate(address + warning.replaceAll("/evidence/.*", "#evidence"));
            page.locator("#evidence-panel [data-files] strong").first().waitFor();
            assertThat(page.locator("#evidence-panel [data-files]").innerText())
                    .contains("Infected", ScannerPeer.SIGNATURE);
            assertThat(page.locator("#evidence-panel [data-files] textarea").count())
                    .as("the usual download")
                    .isZero();
            page.locator("#evidence-panel [data-files] a").first().click();
            page.waitForURL("**" + warning);
            assertThat(page.locator("main").innerText()).contains("infected", ScannerPeer.SIGNATURE);

            Response unconfirmed = page.waitForNavigation(
                    () -> page.evaluate(
                            "() => { const form = document.querySelector('main form'); form.noValidate = true; form.requestSubmit(); }"));
            assertThat(unconfirmed.status()).isEqualTo(400);
            assertThat(acts(location)).doesNotContain("OPENED_INFECTED");

            page.locator("#reason").fill("For the laboratory");
            page.locator("#warned").check();
            Download download =
                    page.waitForDownload(() -> page.locator("main form button").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(ScannerPeer.eicar());
        }
        assertThat(acts(location)).contains("OPENED_INFECTED");
    }

    @Test
    void theDatabaseLetsNoInfectedOriginalLeaveUnwarned() {
        start();
        String location = upload("eicar.txt", ScannerPeer.eicar());
        work("evidence-scan");
        JdbcTemplate application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));
        String note =
                "SELECT set_config('relay.organisation', 'KEN', true), set_config('relay.actor', 'ncb.ken', true); "
                        + "INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, happened_at) "
                        + "VALUES ('%s', '%s', 'DOWNLOADED', 'ncb.ken', 'KEN', now())";
        String reference = evidence.split("/")[3];
        assertThatThrownBy(() -> application.execute("BEGIN; " + note.formatted(id(location), reference) + "; COMMIT"))
                .hasStackTraceContaining("opened after a warning only");
        assertThatThrownBy(() -> application.execute("BEGIN; SELECT set_config('relay.organisation', 'IDN', true); "
                        + "INSERT INTO evidence_scan VALUES ('%s', '%s', 'CLEAN', NULL, NULL, now()); COMMIT"
                                .formatted(id(location), reference)))
                .hasStackTraceContaining("row-level security");
    }

    private void start() {
        if (scanner == null)
            scanner = ScannerPeer.finding(ScannerPeer.eicar(), ScannerPeer.SIGNATURE, StubPorts.SCANNER);
    }

    private void work(String worker) {
        workers.stream().filter(each -> each.name().equals(worker)).forEach(WorkerLoop::doDue);
    }

    private String upload(String name, byte[] file) {
        Answer answer = http.upload("agency.ken", evidence, name, file, Map.of("description", "A page"))
                .with(201);
        assertThat(answer.json().path("scan").path("verdict").asText()).isEqualTo("NOT_SCANNED");
        return answer.header("Location");
    }

    private JsonNode mark(String location) {
        for (JsonNode item : http.get("ncb.ken", evidence).json().path("items"))
            if (item.path("id").asText().equals(id(location))) return item.path("scan");
        throw new AssertionError("not listed: " + location);
    }

    private List<String> acts(String location) {
        return administration.queryForList(
                "SELECT act FROM evidence_custody WHERE evidence_id = ?::uuid AND act <> 'VIEWED' ORDER BY id",
                String.class,
                id(location));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
