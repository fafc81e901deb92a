package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.security.Caller;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** The sections of the page of a case: what each reader is shown, and what the buttons do. */
class CaseFilePageTest extends FlowTestCase {
    private static final Pattern ADDRESSEE = Pattern.compile("<button name=\"to\"[^>]*value=\"(\\w+)\"");
    private static final String DOWN = "The mail server did not answer.";

    @Test
    void aFailedLetterSaysWhyAndIsSentAgain() {
        CaseReference reference = flow.submit("agency.ken");
        UUID letter = giveUp(reference);
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            Locator letters = officer.open("/cases/" + reference + "#copies").locator("section:has(#copies)");
            assertThat(letters).containsText("after 7 attempts");
            assertThat(letters).containsText("a request for support was submitted");

            letters.getByText("Send again").click();

            assertThat(letters.page().locator(".note")).containsText("on its way again");
            assertThat(letters).not().containsText(DOWN);
        }
        assertThat(administration.queryForObject(
                        "SELECT failed_at IS NULL AND attempts = 0 FROM outbox_mail WHERE id = ?",
                        Boolean.class,
                        letter))
                .isTrue();
        assertThat(flow.timeline(reference)).contains("MAIL_RETRIED");
    }

    @Test
    void theTimeLeftIsCountedToTheDueDateAndLatenessIsSaid() {
        // Routine requests have five working days; from Friday noon, they end a week later.
        flow.setClock(Instant.parse("2026-10-09T09:00:00Z"));
        CaseReference routine = flow.submit("agency.fra", body -> {
            body.put("urgency", "ROUTINE");
            body.put("countriesInvolved", List.of("SGP"));
        });
        waitsFor("ncb.fra", routine, waits -> assertThat(waits).containsText("7 d 0 h left"));
        flow.advance(Duration.ofDays(3));
        waitsFor("ncb.fra", routine, waits -> assertThat(waits).containsText("4 d 0 h left"));
        // Saturday; due was on Friday.
        flow.advance(Duration.ofDays(5));
        waitsFor(
                "ncb.fra",
                routine,
                waits -> assertThat(waits.locator(".clock.late")).containsText("1 d 0 h overdue"));
        CaseReference urgent = flow.submit("agency.ken");
        waitsFor("ncb.ken", urgent, waits -> {
            assertThat(waits).containsText("1 d 0 h left");
            assertThat(waits).not().containsText("working time");
        });
    }

    @Test
    void theClockOfAReturnedRequestIsPaused() {
        CaseReference reference = flow.submit("agency.ken");
        flow.advance(Duration.ofHours(10));
        flow.work(
                reference,
                "ncb.ken",
                "Task_AcknowledgeRequest",
                Map.of("decision", "RETURN", "missingPoints", "The address is missing"));
        flow.advance(Duration.ofHours(20));
        waitsFor("agency.ken", reference, waits -> {
            assertThat(waits.locator(".paused")).containsText("14 h 0 min left once it runs again");
            assertThat(waits.locator(".paused")).containsText("returned to the agency for correction");
        });
    }

    @Test
    void preservationRequestsShowWhenTheyLapse() {
        CaseReference reference = walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "preservation",
                        List.of(Map.of(
                                "provider", "Savanna Market",
                                "requestedAt", "2026-10-05",
                                "expiresAt", "2026-11-20")))));
        section("agency.ken", reference, "preservation", kept -> {
            assertThat(kept).containsText("Savanna Market");
            assertThat(kept).containsText("46 days left");
            assertThat(kept).containsText("Active");
        });
        flow.warnOfExpiry(reference);
        section("agency.ken", reference, "preservation", kept -> {
            assertThat(kept.locator(".clock.soon")).containsText("14 days left");
        });
    }

    @Test
    void theAuditShowsOnesOwnActs() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Locator own = bureau.open("/cases/" + reference).locator("section:has(#audit)");
            assertThat(own).containsText("Request acknowledged");
            assertThat(own).containsText("Bureau KEN");
            assertThat(own).not().containsText(Pattern.compile("agency\\.ken|Agency KEN"));
            assertThat(bureau.open("/cases/" + reference).locator("section:has(#audit)"))
                    .containsText("Case read · ");
        }
    }

    @Test
    void theChainOfCustodyOpensBesideItsFile() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/cases/" + reference + "#evidence");
            page.locator("#evidence-file")
                    .setInputFiles(new FilePayload("listing.txt", "text/plain", "Ivory for sale".getBytes()));
            page.locator("#evidence-description").fill("The listing as text");
            page.locator("#evidence-panel form .action").click();
            Locator file = page.locator("[data-files] li").first();
            assertThat(file).containsText("SHA-256");

            file.locator("summary").last().click();

            assertThat(file.locator(".custody li").first()).containsText("received");
            assertThat(file.locator(".custody li").first()).containsText("Agency KEN (KEN)");
            assertThat(file.locator("summary").last()).containsText("(3)");

            file.getByText("Download with a reason").click();
            file.locator("textarea").fill("Compare the seller");
            Download download =
                    page.waitForDownload(() -> file.locator("form button").click());
            assertThat(download.suggestedFilename()).isEqualTo("listing.txt");
            file.locator("summary").last().click();
            file.locator("summary").last().click();
            assertThat(file.locator(".custody")).containsText("Compare the seller");
        }
        walk.toTriage(reference);
        // INTERPOL has no time zone of a country.
        section("analyst", reference, "evidence", evidence -> {
            assertThat(evidence).isVisible();
            assertThat(evidence).containsText("listing.txt");
        });
    }

    @Test
    void longListsFoldAndTheFilterOfTheTimelineLooksInsideTheFold(@Autowired SendMessage send) {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        for (int n = 1; n <= 30; n++) {
            String text = "Message " + n;
            flow.advance(Duration.ofSeconds(1));
            desk.as("ncb.ken", () -> send.send(reference, Party.AGENCY, text, desk.officer("ncb.ken")));
        }
        try (Visitor bureau = Visitor.of(port, "ncb.ken")) {
            Page page = bureau.open("/cases/" + reference);
            Locator stream = page.locator("#timeline");
            assertThat(stream.locator("summary")).containsText("Earlier: ");
            assertThat(stream.getByText("Message 30")).isVisible();
            assertThat(stream.getByText("Message 1", new Locator.GetByTextOptions().setExact(true)))
                    .isHidden();
            Locator submitted = page.locator("#timeline").getByText("Request submitted");
            assertThat(submitted).isHidden();

            page.locator("#find-event").fill("request submitted");

            assertThat(submitted).isVisible();
            assertThat(page.locator("#timeline li").last()).isHidden();
        }
    }

    @Test
    void theDiagramsPaintWhatWasPassedAndWhatWasSkippedAlsoAfterTheEnd() {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/cases/" + reference);
            showFlowchart(page);
            assertThat(node(page, "CallActivity_Acknowledgment")).hasClass(painted("present"));
            assertThat(node(page, "CallActivity_Triage")).not().hasClass(painted("skipped"));
            flow.work(
                    reference,
                    "ncb.ken",
                    "Task_AcknowledgeRequest",
                    Map.of("decision", "DECLINE", "reason", "No matter of police work"));

            page = agency.open("/cases/" + reference);
            Locator outcome = page.locator("section:has(#outcome)");
            assertThat(outcome).containsText("Declined");
            assertThat(outcome).containsText("No matter of police work");
            assertThat(page.locator(".head .tag.outcome-DECLINED")).isVisible();
            assertThat(page.locator("#waits")).hasCount(0);
            showFlowchart(page);
            assertThat(node(page, "CallActivity_Triage")).hasClass(painted("skipped"));
            assertThat(node(page, "EndEvent_Refused")).hasClass(painted("passed"));
            page.locator("[data-diagram=acknowledgment]").click();
            assertThat(node(page, "Task_AcknowledgeRequest")).hasClass(painted("passed"));
            assertThat(node(page, "EndEvent_Declined")).hasClass(painted("passed"));
            assertThat(node(page, "EndEvent_Acknowledged")).hasClass(painted("skipped"));
        }
    }

    @Test
    void aClosedCaseSaysInWordsWhereItWasAndNothingThatEndedWithItIsInterrupted() {
        CaseReference reference = walk.closed(walk.confirmed(walk.toClosure(flow.submit("agency.ken"))));
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/cases/" + reference);
            Locator way = page.locator("ol.way");
            assertThat(way).containsText("Acknowledgment");
            assertThat(way.locator(".stopped")).hasCount(0);
            assertThat(page.locator("#diagram")).isHidden();
            showFlowchart(page);
            assertThat(node(page, "CallActivity_Authorization")).hasClass(painted("passed"));
        }
    }

    @Test
    void nobodyIsOfferedToWriteWhereTheChannelIsClosed() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        String because = "Direct contact is not authorized; write to the NCB.";
        assertThat(addressees("agency.ken", reference)).containsExactly("NCB");
        assertThat(addressees("gs", reference)).containsExactly("NCB");
        assertThat(addressees("ncb.ken", reference)).containsExactly("AGENCY", "INTERPOL");
        assertThat(page(session("agency.ken"), reference)).contains(because);
        assertThat(page(session("ncb.ken"), reference)).doesNotContain(because);

        walk.granted(reference);
        assertThat(addressees("agency.ken", reference)).containsExactly("NCB", "INTERPOL");
        assertThat(page(session("agency.ken"), reference)).doesNotContain(because);
    }

    @Test
    void whatWasTypedIsShownAgainWhereItIsRefused() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        refused(
                "agency.ken",
                reference,
                "messages",
                "to=INTERPOL&text=The+account%0D%0Ais+new.",
                "text",
                "The account\nis new.");
        refused("agency.ken", reference, "withdrawal", "reason=Done%E2%80%AE", "withdraw-reason", "Done\u202E");
        refused(
                "ncbhead.ken",
                reference,
                "authorization",
                "action=SUSPEND&until=2026-12-31&scope=Accounts&reason=A+leak",
                "change-reason",
                "A leak");
        String longest = "x".repeat(2001);
        refused(
                "ncb.ken",
                reference,
                "sharing",
                "action=SHARE&agency=KEN-CBCU&reason=" + longest,
                "share-reason",
                longest);
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    private void refused(String user, CaseReference reference, String form, String fields, String id, String typed) {
        Caller officer = session(user);
        officer.sendForm("/cases/" + reference + '/' + form, null, fields).with(302);
        assertThat(page(officer, reference))
                .contains("role=\"alert\"", ">" + typed + "</textarea>", "id=\"" + id + "-error\"");
        assertThat(page(officer, reference)).doesNotContain(">" + typed + "</textarea>", id + "-error");
    }

    /** A browser ends a line with two characters. */
    @Test
    void anEndOfALineIsOneCharacterOfAMessage() {
        CaseReference reference = flow.submit("agency.ken");
        String line = "x".repeat(131) + "%0D%0A";
        Caller agency = session("agency.ken");
        agency.sendForm("/cases/" + reference + "/messages", null, "to=NCB&text=" + line.repeat(60) + "x".repeat(30));
        assertThat(page(agency, reference)).contains("The message was sent.");
    }

    private static String page(Caller caller, CaseReference reference) {
        return caller.get("/cases/" + reference).text();
    }

    /** To whom the page offers to write. */
    private List<String> addressees(String user, CaseReference reference) {
        return ADDRESSEE
                .matcher(page(session(user), reference))
                .results()
                .map(button -> button.group(1))
                .toList();
    }

    /** Above and below. */
    @Test
    void everyPrintedSheetSaysHowTheCaseIsClassified() throws IOException {
        CaseReference reference = flow.submit("agency.ken");
        try (Visitor officer = Visitor.of(port, "ncb.ken")) {
            byte[] printed = officer.open("/cases/" + reference).pdf();
            try (PDDocument sheets = Loader.loadPDF(printed)) {
                assertThat(sheets.getNumberOfPages()).isGreaterThan(1);
                PDFTextStripper reader = new PDFTextStripper();
                reader.setSortByPosition(true);
                for (int sheet = 1; sheet <= sheets.getNumberOfPages(); sheet++) {
                    reader.setStartPage(sheet);
                    reader.setEndPage(sheet);
                    List<String> lines = reader.getText(sheets).strip().lines().toList();
                    assertThat(lines.get(0)).as("head of sheet " + sheet).isEqualTo("Restricted");
                    assertThat(lines.get(lines.size() - 1))
                            .as("foot of sheet " + sheet)
                            .matches("Restricted +" + sheet + " / \\d+");
                }
            }
        }
    }

    private static void showFlowchart(Page page) {
        page.locator(".case-menu a[href='#casework']").click();
        page.locator("[data-flowchart] > summary").click();
    }

    private static Locator node(Page page, String id) {
        return page.locator("#diagram .djs-element[data-element-id=" + id + "]");
    }

    private static Pattern painted(String state) {
        return Pattern.compile("(^|.* )" + state + "( .*|$)");
    }

    private void waitsFor(String user, CaseReference reference, Consumer<Locator> looks) {
        section(user, reference, "waits", looks);
    }

    /** A visit of its own: sessions end when the clock of the test moves on. */
    private void section(String user, CaseReference reference, String heading, Consumer<Locator> looks) {
        try (Visitor visitor = Visitor.of(port, user)) {
            Page page = visitor.open("/cases/" + reference + "#" + heading);
            looks.accept(page.locator("section:has(#" + heading + ")"));
            assertThat(Inspection.barriers(page)).isEmpty();
        }
    }

    private UUID giveUp(CaseReference reference) {
        return administration.queryForObject("""
                UPDATE outbox_mail SET failed_at = now(), attempts = 7, last_error = ?
                 WHERE id = (SELECT id FROM outbox_mail WHERE reference = ? AND organisation = 'KEN' ORDER BY created_at LIMIT 1)
                RETURNING id""", UUID.class, DOWN, reference.value());
    }
}
