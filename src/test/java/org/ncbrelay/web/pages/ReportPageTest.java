package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.outputs.ExportCase;
import org.ncbrelay.flow.support.AddPicture;
import org.ncbrelay.flow.support.expertnetwork.ExpertOpinionProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertReleaseProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchProcess;
import org.ncbrelay.flow.supportrequest.WithdrawalProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportPictures;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A report on the page of its task: written with headings, lists, tables and links, saved as a draft, read by its reviewer. */
class ReportPageTest extends FlowTestCase {
    private static final String FINDINGS = """
            # One seller

            - [coastcarver](https://shop.example/coastcarver)
            - tusk\\_trade

            | Account | Price |
            | --- | --- |
            | coastcarver | 40 |""";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ExportCase export;

    @Autowired
    private ReportDrafts drafts;

    @Autowired
    private AddPicture pictures;

    @Test
    void theSameWordsAreOnThePageInThePlainTextAndInThePrintedReport() {
        CaseReference reference = toWrite();
        Caller analyst = session("analyst");
        post(analyst, reference, "answers", report()).with(302);

        assertThat(flow.all("SELECT formatted FROM product WHERE reference = ?", reference))
                .containsExactly(FINDINGS);
        assertThat(session("lead").get(page(reference, 1)).text())
                .contains("<h2 dir=\"auto\">One seller</h2>", "<td dir=\"auto\">coastcarver</td>")
                .doesNotContain("| --- |");
        String text = desk.as(
                        "analyst", () -> export.dossier(reference, "TEXT", desk.officer("analyst"), Locale.ENGLISH))
                .text();
        assertThat(text)
                .contains(
                        "One seller",
                        "- coastcarver (hxxps://shop[.]example/coastcarver)",
                        "tusk_trade",
                        "coastcarver| 40")
                .doesNotContain("# One", "| ---");
    }

    @Test
    void theReceiverReadsTheReportAsItWasWrittenAndHasItByItself() {
        CaseReference reference = toWrite();
        post(session("analyst"), reference, "answers", report()).with(302);
        flow.passedOn(walk.forwarded(walk.dispatched(walk.approved(reference))));
        UUID product = UUID.fromString(flow.one("SELECT id::text FROM product WHERE reference = ?", reference));

        String download = "/api/support-requests/" + reference + "/products/" + product + ".pdf";
        assertThat(session("agency.ken")
                        .get("/tasks/" + flow.taskId(reference, "Task_ConfirmReceipt"))
                        .text())
                .contains(
                        "<h4 dir=\"auto\">One seller</h4>",
                        "<td dir=\"auto\">coastcarver</td>",
                        "work-grid wide",
                        download)
                .doesNotContain("| --- |", "report-notes");
        assertThat(http.get("agency.ken", download).with(200).text()).startsWith("%PDF-");
        assertThat(desk.as(
                                "agency.ken",
                                () -> export.product(reference, product, desk.officer("agency.ken"), Locale.ENGLISH))
                        .text())
                .contains("Three accounts, one seller", "coastcarver| 40", "Confidentiality: Restricted")
                .doesNotContain("Timeline", "Carved ivory");
    }

    @Test
    void whatHasChangedSinceAVersionIsShownPartByPartToWhoReadsBoth() {
        CaseReference reference = toWrite();
        Caller analyst = session("analyst");
        post(analyst, reference, "answers", report()).with(302);
        flow.decide(reference, "lead", "Task_ReviewReport", "REWORK", "note", "Name the provider");
        Map<String, String> again = report();
        again.put("answer.findings", FINDINGS.replace("tusk\\_trade", "a <b>third</b> name") + "\n\nOne provider.");
        post(analyst, reference, "answers", again).with(302);

        assertThat(session("lead")
                        .get("/tasks/" + flow.taskId(reference, "Task_ReviewReport"))
                        .text())
                .contains("What has changed since version 1", page(reference, 2) + "?with=1");
        String page =
                session("lead").get(page(reference, 2) + "?with=1").with(200).text();
        assertThat(page.replaceAll("(?s)<del>.*?</del>|<ins>.*?</ins>", ""))
                .contains("<h2 dir=\"auto\">One seller</h2>", "coastcarver</td>")
                .doesNotContain("tusk_trade", "third", "One provider.");
        assertThat(page).containsPattern("(?s)<del>.*tusk_trade.*</del>\\s*<ins>.*&lt;b&gt;third.*</ins>");
        for (String with : List.of("3", "0", "-1"))
            session("lead").get(page(reference, 2) + "?with=" + with).with(404);
        session("lead").get(page(reference, 2) + "?with=x").with(400);

        flow.passedOn(walk.forwarded(walk.dispatched(walk.approved(reference))));
        Caller agency = session("agency.ken");
        assertThat(agency.get(page(reference, 2)).with(200).text()).doesNotContain("since version");
        agency.get(page(reference, 2) + "?with=1").with(404);
        agency.get(page(reference, 1)).with(404);
        session("ncb.fra").get(page(reference, 2)).with(404);
    }

    private String page(CaseReference reference, int version) {
        return "/cases/" + reference + "/reports/"
                + flow.one("SELECT id::text FROM product WHERE version = " + version + " AND reference = ?", reference);
    }

    /** A text is that of its own entry, whatever else has the same words. */
    @Test
    void aTextWithTheWordsOfATitleOrOfANoteHidesNeither() {
        CaseReference reference = toWrite();
        Map<String, String> report = report();
        report.put("answer.findings", report.get("answer.title"));
        report.remove("answer.formatted");
        post(session("analyst"), reference, "answers", report).with(302);
        flow.decide(reference, "lead", "Task_ReviewReport", "APPROVE", "note", report.get("answer.title"));
        flow.passedOn(walk.forwarded(walk.dispatched(reference)));

        String words = report.get("answer.title");
        String page = session("agency.ken")
                .get("/tasks/" + flow.taskId(reference, "Task_ConfirmReceipt"))
                .text();
        assertThat(page)
                .containsOnlyOnce("<dt>Title</dt><dd dir=\"auto\">" + words + "</dd>")
                .containsOnlyOnce("/products/")
                .doesNotContain("<dt>Text</dt>");
    }

    @Test
    void aLinkThatRunsSomethingIsRefused() {
        CaseReference reference = toWrite();
        Map<String, String> report = report();
        report.put("answer.findings", "Twenty letters [and a link](javascript:alert(1))");
        post(session("analyst"), reference, "answers", report);
        assertThat(flow.all("SELECT id::text FROM product WHERE reference = ?", reference))
                .isEmpty();
    }

    @Test
    void aDraftIsSavedInVersionsAndNothingIsOverwrittenUnseen() {
        CaseReference reference = toWrite();
        Caller analyst = session("analyst");
        String first = seen(post(analyst, reference, "draft", report()).with(200));
        post(analyst, reference, "draft", report()).with(409);

        Map<String, String> again = report();
        again.put("answer.title", "Second thoughts");
        again.put("seen", first);
        String second = seen(post(analyst, reference, "draft", again).with(200));
        assertThat(versions(reference)).containsExactly("1 Second thoughts");

        administration.update("UPDATE report_draft SET begun_at = begun_at - interval '11 minutes'");
        again.put("answer.title", "Third thoughts");
        again.put("seen", second);
        post(analyst, reference, "draft", again).with(200);
        assertThat(versions(reference)).containsExactly("1 Second thoughts", "2 Third thoughts");

        String task = "/tasks/" + task(reference);
        assertThat(analyst.get(task).text()).contains("value=\"Third thoughts\"", "Earlier versions of the draft");
        assertThat(analyst.get(task + "?version=1").text()).contains("value=\"Second thoughts\"");
        post(analyst, reference, "answers", again).with(302);
        assertThat(versions(reference)).isEmpty();
    }

    @Test
    void whatIsTypedIntoAnOlderVersionLeavesTheNewestAsItIs() {
        CaseReference reference = toWrite();
        Map<String, String> report = report();
        String first = seen(post(session("analyst"), reference, "draft", report).with(200));
        administration.update("UPDATE report_draft SET begun_at = begun_at - interval '11 minutes'");
        report.put("answer.title", "Second thoughts");
        report.put("seen", first);
        post(session("analyst"), reference, "draft", report).with(200);

        try (Visitor analyst = Visitor.of(port, "analyst")) {
            Page page = analyst.open("/tasks/" + task(reference) + "?version=1");
            for (String title : List.of("The first again", "The first for good"))
                page.waitForResponse(
                        "**/draft", () -> page.locator("#answer-title").fill(title));
            assertThat(versions(reference))
                    .containsExactly("1 Three accounts, one seller", "2 Second thoughts", "3 The first for good");
            analyst.open("/tasks/" + task(reference));
            page.waitForResponse("**/draft", () -> page.locator("#answer-title").fill("Now the newest"));
            assertThat(analyst.failures()).isEmpty();
        }
        assertThat(versions(reference))
                .containsExactly("1 Three accounts, one seller", "2 Second thoughts", "3 Now the newest");
    }

    @Test
    void whatWasTypedIntoARefusedFormLeavesTheNewestDraftAsItIs() {
        CaseReference reference = toWrite();
        Caller analyst = session("analyst");
        post(analyst, reference, "draft", report()).with(200);
        Map<String, String> untitled = report();
        untitled.put("answer.title", "");
        post(analyst, reference, "answers", untitled).with(302);
        String page = "/tasks/" + task(reference);
        assertThat(analyst.get(page).text()).contains("id=\"work-errors\"", "data-anew=\"true\"");
        assertThat(analyst.get(page).text()).doesNotContain("data-anew");
    }

    @Test
    void aDraftIsReadByItsTeamAlone() {
        CaseReference reference = toWrite();
        post(session("analyst"), reference, "draft", report()).with(200);
        for (String other : List.of("gs", "ncb.ken", "agency.ken", "ncb.fra")) {
            assertThat(post(session(other), reference, "draft", report()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(post(session(other), reference, "preview", report()).status())
                    .as(other)
                    .isIn(403, 404);
            assertThat(read(other, reference)).as(other).isEmpty();
        }
        for (String writer : List.of("analyst", "lead"))
            assertThat(read(writer, reference)).as(writer).hasSize(1);
        assertThat(post(session("analyst"), reference, "preview", report())
                        .with(200)
                        .header("Content-Type"))
                .isEqualTo("application/pdf");
    }

    @Test
    void whatIsReturnedIsWrittenOnWithTheCommentsOfTheReviewerBesideIt() {
        CaseReference reference = toWrite();
        Caller analyst = session("analyst");
        post(analyst, reference, "answers", report()).with(302);
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewReport");
        Map<String, String> comment = Map.of("part", "1", "words", "Which provider?");
        assertThat(session("lead").get(review).text())
                .contains("<h4 dir=\"auto\">One seller</h4>", "Comment on part 2 of the text");
        post(session("lead"), review + "/comments", comment).with(302);
        post(analyst, review + "/comments", comment);
        post(session("gs"), review + "/comments", comment);
        post(session("ncb.ken"), review + "/comments", comment).with(404);
        assertThat(flow.all(
                        "SELECT part || ' ' || words || ' ' || written_by FROM product_comment WHERE reference = ?",
                        reference))
                .containsExactly("1 Which provider? lead");
        for (String reader : List.of("analyst", "gs", "ncb.ken", "agency.ken"))
            assertThat(inTransaction(
                            reader,
                            () -> database.queryForList(
                                    "SELECT words FROM product_comment WHERE reference = ?",
                                    String.class,
                                    reference.value())))
                    .as(reader)
                    .hasSize(List.of("analyst", "gs").contains(reader) ? 1 : 0);

        flow.decide(reference, "lead", "Task_ReviewReport", "REWORK", "note", "Name the provider");
        assertThat(analyst.get("/tasks/" + task(reference)).text())
                .contains(
                        "value=\"Three accounts, one seller\"",
                        "| coastcarver | 40 |",
                        "Name the provider",
                        "Which provider?");
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).doesNotContain("Which provider?");
    }

    @Test
    void aCommentIsBesideTheTextThatItsReviewerReadsWhereAnEarlierOneWasReworked() {
        CaseReference reference = capability.inSupport(Capability.CAPACITY_BUILDING);
        flow.work(
                reference,
                "agency.ken",
                "Task_AssessNeeds",
                Map.of("officers", 18, "topic", "EVIDENCE", "needs", "Preservation of electronic evidence"));
        capability.write(reference);
        flow.decide(reference, "lead", "Task_ReviewProduct", "REWORK", "note", "Name the gap");
        capability.product(reference);
        flow.work(
                reference,
                "analyst",
                "Task_ProposeTrainingPlan",
                Map.of(
                        "title", "Evidence online",
                        "plan", "Five days on preservation and chain of custody.",
                        "participants", 18,
                        "startsOn", "2027-01-11"));
        flow.decide(reference, "ncb.ken", "Task_AgreeTrainingPlan", "AGREE");
        flow.work(
                reference,
                "analyst",
                "Task_DeliverTraining",
                Map.of("heldFrom", "2027-01-11", "heldUntil", "2027-01-15", "participants", 18));
        flow.work(reference, "agency.ken", "Task_EvaluateTraining", Map.of("scoreBefore", 41, "scoreAfter", 78));
        flow.advance(Duration.ofMinutes(1));
        capability.write(reference);

        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewProduct");
        post(session("lead"), review + "/comments", Map.of("words", "Which scores?"))
                .with(302);
        assertThat(flow.all(
                        "SELECT p.kind || ' ' || p.version FROM product_comment c JOIN product p ON p.id = c.product_id WHERE c.reference = ?",
                        reference))
                .containsExactly("RESULTS 1");
        assertThat(session("lead").get(review).text()).contains("Which scores?");
    }

    /** A browser counts one character for each line break, and sends two. */
    @Test
    void aCommentInLinesIsTakenAndARefusedOneIsShownAgain() {
        CaseReference reference = toWrite();
        post(session("analyst"), reference, "answers", report()).with(302);
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewReport");
        Caller lead = session("lead");
        String longest = "Which provider?\r\n" + "x".repeat(1984);
        post(lead, review + "/comments", Map.of("part", "1", "words", longest)).with(302);
        assertThat(flow.one("SELECT words FROM product_comment WHERE reference = ?", reference))
                .isEqualTo("Which provider?\n" + "x".repeat(1984));
        assertThat(lead.get(review).text()).doesNotContain("<details open");

        post(lead, review + "/comments", Map.of("part", "1", "words", longest + "yz"))
                .with(302);
        assertThat(flow.all("SELECT words FROM product_comment WHERE reference = ?", reference))
                .hasSize(1);
        assertThat(lead.get(review).text())
                .containsPattern("<details open=[^>]*>(?s:(?!</details>).)*part 2(?s:(?!</details>).)*xxyz</textarea>");
    }

    @Test
    void theSecondOfficeOfAReviewReadsItsCommentsAndAddsOthers() {
        CaseReference reference = briefed();
        mission.written(reference);
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewMissionReport");
        post(session("lead"), review + "/comments", Map.of("words", "Which phones?"))
                .with(302);
        for (int stage = 1; stage <= 2; stage++) flow.fireTimer(reference, "Task_ReviewMissionReport");

        Caller second = session("gs");
        assertThat(second.get(review).text()).contains("Which phones?", "Comment on part 1 of the text");
        post(second, review + "/comments", Map.of("words", "And when?")).with(302);
        assertThat(flow.all(
                        "SELECT words || ' ' || written_by FROM product_comment WHERE reference = ? ORDER BY id",
                        reference))
                .containsExactly("Which phones? lead", "And when? gs");
    }

    @Test
    void whoServesTheGeneralSecretariatAndItsTeamDraftsAndReviewsAsTheTeamDoes() {
        String both = bureau.employs("both", "INTERPOL", "gs-officers", "gwet-analysts", "gwet-leads");
        Caller browser = Caller.session(port, both, "a-long-enough-pass-phrase");
        CaseReference reference = toWrite();
        post(browser, reference, "draft", report()).with(200);
        assertThat(read("analyst", reference)).hasSize(1);
        post(session("analyst"), reference, "answers", report()).with(302);
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewReport");
        post(browser, review + "/comments", Map.of("words", "Which provider?")).with(302);
        assertThat(browser.get(review).text()).contains("Which provider?");
    }

    @Test
    void whoReadsAReportSeesItsPicturesAndNoOther() {
        CaseReference reference = toWrite();
        UUID shown = picture(reference);
        UUID unused = picture(reference);
        UUID foreign = picture(toWrite());
        Caller analyst = session("analyst");
        for (String wrong : List.of("![x](picture:" + foreign + ")", "![x](https://shop.example/a.png)")) {
            Map<String, String> report = report();
            report.put("answer.findings", "The seller keeps a shop. " + wrong);
            post(analyst, reference, "answers", report);
            assertThat(flow.all("SELECT id::text FROM product WHERE reference = ?", reference))
                    .as(wrong)
                    .isEmpty();
        }
        assertThat(statuses(shown))
                .isEqualTo("analyst 200, lead 200, gs 404, ncb.ken 404, agency.ken 404, ncb.fra 404");

        Map<String, String> report = report();
        report.put("answer.findings", "The seller keeps a shop.\n\n![The shop](picture:" + shown + ")");
        assertThat(post(analyst, reference, "preview", report).with(200).text()).contains("/Subtype /Image");
        post(analyst, reference, "answers", report).with(302);
        assertThat(statuses(shown)).as("under review").contains("lead 200", "ncb.ken 404", "agency.ken 404");
        assertThat(session("lead").get("/cases/" + reference).text()).contains("src=\"/pictures/" + shown);
        walk.forwarded(walk.dispatched(walk.approved(reference)));

        assertThat(statuses(shown)).endsWith("ncb.ken 200, agency.ken 200, ncb.fra 404");
        assertThat(statuses(unused))
                .as("in no text")
                .startsWith("analyst 404, lead 404, gs 404")
                .endsWith("ncb.fra 404");
        String api = "/api/support-requests/" + reference;
        assertThat(http.get("ncb.ken", api + "/dossier.pdf").with(200).text()).contains("/Subtype /Image");
        assertThat(http.get("ncb.ken", api + "/dossier.txt").with(200).text()).contains("[Picture: The shop]");
        assertThat(http.get("ncb.ken", api + "/stix.json").with(200).text())
                .contains(flow.one(
                        "SELECT sha256 FROM report_picture WHERE reference = ? AND id = '" + shown + "'", reference));
    }

    @Test
    void aPictureStaysWhileAVersionOrADraftOfTheCaseShowsIt() {
        CaseReference reference = toWrite();
        UUID inVersion = picture(reference);
        UUID inDraft = picture(reference);
        UUID inNone = picture(reference);
        Map<String, String> elsewhere = Map.of("body", "![x](picture:" + inDraft + ")");
        inTransaction(
                "analyst",
                () -> drafts.add(new ReportDrafts.Draft(
                        reference, "MENTORING", 1, elsewhere, 1, "analyst", flow.now(), flow.now())));
        Map<String, String> report = report();
        report.put("answer.findings", FINDINGS + "\n\n![x](picture:" + inVersion + ")");
        post(session("analyst"), reference, "answers", report).with(302);
        assertThat(pictures(reference)).containsExactlyInAnyOrder(inVersion, inDraft);
        flow.decide(reference, "lead", "Task_ReviewReport", "REWORK", "note", "Without the picture");
        UUID again = picture(reference);
        post(session("analyst"), reference, "answers", report()).with(302);
        assertThat(pictures(reference))
                .containsExactlyInAnyOrder(inVersion, inDraft)
                .doesNotContain(inNone, again);
        inTransaction("ncb.ken", () -> drafts.discard(reference, "MENTORING"));
        inTransaction("ncb.ken", () -> drafts.discard(reference, Capability.INFORMATION_SHARING.name()));
        assertThat(pictures(reference)).as("of who writes none of them").hasSize(2);
        inTransaction("analyst", () -> drafts.discard(reference, "MENTORING"));
        inTransaction("analyst", () -> drafts.discard(reference, Capability.INFORMATION_SHARING.name()));
        assertThat(pictures(reference)).containsExactly(inVersion);
    }

    @Test
    void thePicturesOfAReportHaveRoomInItsPdf() {
        CaseReference reference = toWrite();
        administration.update("""
                INSERT INTO report_picture (id, reference, subject, media_type, sha256, content, added_by, added_at)
                SELECT gen_random_uuid(), ?, 'INFORMATION_SHARING', 'image/png', repeat('0', 64),
                       convert_to(repeat('x', ?), 'UTF8'), 'analyst', now() FROM generate_series(1, 10)""", reference.value(), ReportPictures.MOST_BYTES / 10);
        assertThatThrownBy(() -> picture(reference)).isInstanceOf(Refusal.TooLarge.class);
        administration.update(
                "DELETE FROM report_picture WHERE id = ?", pictures(reference).get(0));
        assertThat(picture(reference)).isNotNull();
    }

    private List<UUID> pictures(CaseReference reference) {
        return flow.all("SELECT id::text FROM report_picture WHERE reference = ?", reference).stream()
                .map(UUID::fromString)
                .toList();
    }

    @Test
    void whoReadsAnOpinionSeesItsPicturesAndNoOther() throws IOException {
        CaseReference reference = introduced();
        String page = "/tasks/" + flow.taskId(reference, ExpertOpinionProcess.GIVE);
        UUID shown = picture("expert.fra", page);
        picture("expert.fra", page);
        UUID foreign = picture(toWrite());
        Caller expert = session("expert.fra");
        assertThat(expert.get(page).text())
                .contains("data-picture", "formaction=\"" + page + "/preview\"")
                .doesNotContain("data-evidence");
        post(expert, page + "/answers", opinion("![x](picture:" + foreign + ")"));
        assertThat(opinions(reference)).isEmpty();
        post(expert, page + "/draft", opinion("![x](picture:" + shown + ")")).with(200);
        assertThat(statuses(shown))
                .isEqualTo("analyst 404, lead 404, gs 404, ncb.ken 404, agency.ken 404, ncb.fra 200");
        for (String reader : List.of("expert.fra", "expert.ken", "agency.fra"))
            assertThat(session(reader).status("/pictures/" + shown))
                    .as(reader)
                    .isEqualTo(reader.equals("expert.fra") ? 200 : 404);

        Answer preview = post(expert, page + "/preview", opinion("![The cut](picture:" + shown + ")"))
                .with(200);
        assertThat(preview.text()).contains("/Subtype /Image");
        try (PDDocument pdf = Loader.loadPDF(preview.bytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Opinion of FRA-EXP-001", "CONFIDENTIAL", "for savannah elephants")
                    .doesNotContain(flow.one("SELECT title FROM support_request WHERE reference = ?", reference));
        }
        for (String other : List.of("expert.ken", "agency.fra", "ncb.ken", "lead"))
            assertThat(post(session(other), page + "/preview", opinion("")).status())
                    .as(other)
                    .isIn(403, 404);

        post(expert, page + "/answers", opinion("![The cut](picture:" + shown + ")"))
                .with(302);
        flow.continueJobs(reference);
        assertThat(pictures(reference)).as("the unused one is gone").containsExactly(shown);
        assertThat(statuses(shown))
                .isEqualTo("analyst 200, lead 200, gs 200, ncb.ken 404, agency.ken 404, ncb.fra 200");
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewOpinion");
        assertThat(session("lead").get(review).text())
                .contains("<strong>speaks</strong>", "src=\"/pictures/" + shown, "Comment on part 1 of the text");
        Map<String, String> comment = Map.of("part", "0", "words", "Say for which marks");
        post(session("lead"), review + "/comments", comment).with(302);
        post(session("gs"), review + "/comments", comment);
        for (String other : List.of("expert.fra", "ncb.fra", "ncb.ken"))
            assertThat(post(session(other), review + "/comments", comment).status())
                    .as(other)
                    .isIn(403, 404);
        for (String reader : List.of("lead", "expert.fra", "gs", "ncb.ken", "agency.ken", "expert.ken", "agency.fra"))
            assertThat(inTransaction(
                            reader,
                            () -> database.queryForList(
                                    "SELECT words FROM product_comment WHERE reference = ?",
                                    String.class,
                                    reference.value())))
                    .as(reader)
                    .hasSize(List.of("lead", "expert.fra", "gs").contains(reader) ? 1 : 0);

        flow.decide(reference, "lead", "Task_ReviewOpinion", "REWORK", "note", "How sure?");
        String again = "/tasks/" + flow.taskId(reference, ExpertOpinionProcess.GIVE);
        assertThat(expert.get(again).text()).contains(">The cut **speaks**", "Say for which marks");
        assertThat(statuses(picture("expert.fra", again)))
                .as("not given yet")
                .startsWith("analyst 404, lead 404, gs 404");
        post(expert, again + "/answers", opinion("")).with(302);
        flow.continueJobs(reference);
        assertThat(pictures(reference)).as("of the version before").containsExactly(shown);
        flow.decide(reference, "lead", "Task_ReviewOpinion", "REWORK", "note", "With the picture");
        again = "/tasks/" + flow.taskId(reference, ExpertOpinionProcess.GIVE);
        post(expert, again + "/answers", opinion("![The cut](picture:" + shown + ")"))
                .with(302);
        flow.continueJobs(reference);
        flow.decide(reference, "lead", "Task_ReviewOpinion", "APPROVE");
        assertThat(statuses(shown)).contains("ncb.ken 404", "agency.ken 404");
        walk.forwarded(walk.dispatched(reference));
        assertThat(statuses(shown)).contains("ncb.ken 200", "agency.ken 200");
        assertThat(http.get("ncb.ken", "/api/support-requests/" + reference + "/dossier.txt")
                        .text())
                .contains("[Picture: The cut]");
    }

    private static Map<String, String> opinion(String picture) {
        return Map.of(
                "answer.opinion",
                "The cut **speaks** for savannah elephants.\n\n" + picture,
                "answer.formatted",
                "true");
    }

    private List<String> opinions(CaseReference reference) {
        return flow.all(
                "SELECT o.body FROM expert_opinion o JOIN expert_engagement e ON e.id = o.engagement WHERE e.reference = ?",
                reference);
    }

    private CaseReference introduced() {
        CaseReference reference = capability.inSupport(Capability.GLOBAL_NETWORK);
        flow.work(
                reference,
                "analyst",
                "Task_DefineExpertise",
                Map.of("expertise", "WILDLIFE_FORENSICS", "language", "fr", "question", "Where is the ivory from?"));
        flow.work(reference, "analyst", "Task_PickExpert", Map.of("pick", "FIRST"));
        flow.decide(reference, "ncb.fra", ExpertReleaseProcess.RELEASE, "RELEASE");
        flow.continueJobs(reference);
        flow.decide(reference, "lead", ExpertSearchProcess.CONFLICT, "NO_CONFLICT");
        return flow.passedOn(reference);
    }

    private UUID picture(CaseReference reference) {
        return picture("analyst", "/tasks/" + task(reference));
    }

    private UUID picture(String writer, String page) {
        return desk.as(writer, () -> {
            try {
                return pictures.add(
                        page.substring("/tasks/".length()),
                        pictures.clean(new ByteArrayInputStream(png().getBytes(StandardCharsets.ISO_8859_1))),
                        desk.officer(writer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toString(StandardCharsets.ISO_8859_1);
    }

    private String statuses(UUID picture) {
        return Stream.of("analyst", "lead", "gs", "ncb.ken", "agency.ken", "ncb.fra")
                .map(user ->
                        user + ' ' + session(user).get("/pictures/" + picture).status())
                .collect(Collectors.joining(", "));
    }

    @Test
    void minutesAreWrittenOnWithoutWhatTheMeetingAddedToThem() {
        CaseReference reference = mission.held(
                mission.agendaSet(mission.answered(mission.planned(mission.asked("COORDINATION_MEETING")))));
        mission.assigned(reference, "Take *all* accounts down", "DONE");
        String task = "/tasks/" + flow.taskId(reference, "Task_WriteMinutes");
        Map<String, String> minutes = Map.of(
                "answer.title", "Minutes",
                "answer.minutes", "# Who acts\n\nFrance *first*.",
                "answer.formatted", "true");
        Caller analyst = session("analyst");
        for (String other : List.of("ist", "gs", "ncb.ken"))
            assertThat(post(session(other), task + "/draft", minutes).status())
                    .as(other)
                    .isIn(403, 404);
        post(analyst, task + "/draft", minutes).with(200);
        post(analyst, task + "/answers", minutes).with(302);

        assertThat(flow.one("SELECT formatted FROM product WHERE reference = ?", reference))
                .contains("# Participants", "# Minutes\n\n# Who acts\n\nFrance *first*.", "Take \\*all\\* accounts");
        assertThat(flow.one("SELECT body FROM product WHERE reference = ?", reference))
                .contains("Take *all* accounts down");
        flow.decide(reference, "lead", "Task_ReviewMinutes", "REWORK", "note", "Name the agency");
        String again = "/tasks/" + flow.taskId(reference, "Task_WriteMinutes");
        assertThat(analyst.get(again).text()).contains("># Who acts\n\nFrance *first*.</textarea>");
    }

    @Test
    void theReportOfAMissionIsDraftedByItsMemberAndReadByTheTeam() {
        CaseReference reference = briefed();
        String task = "/tasks/" + flow.taskId(reference, "Task_WriteMissionReport");
        Map<String, String> report = Map.of(
                "answer.title", "Nine phones",
                "answer.report", "# Phones\n\nSeven of nine were read.",
                "answer.formatted", "true");
        post(session("ist"), task + "/draft", report).with(200);
        post(session("ist"), task + "/preview", report).with(200);
        for (String other : List.of("gs", "ncb.ken", "agency.ken"))
            assertThat(inTransaction(other, () -> drafts.of(reference, "IST_DEPLOYMENT")))
                    .as(other)
                    .isEmpty();
        for (String reader : List.of("ist", "lead"))
            assertThat(inTransaction(reader, () -> drafts.of(reference, "IST_DEPLOYMENT")))
                    .as(reader)
                    .hasSize(1);
        post(session("ist"), task + "/answers", report).with(302);
        assertThat(flow.one("SELECT formatted FROM product WHERE reference = ?", reference))
                .startsWith("# Phones");
        assertThat(versions(reference)).isEmpty();
    }

    @Test
    void theReportOfARecalledTeamIsDraftedAndCommentedAsAnyOther() {
        CaseReference reference = mission.deployed(mission.asked("IST_DEPLOYMENT"), 5);
        http.post(
                        "agency.ken",
                        "/api/support-requests/" + reference + "/withdrawal",
                        Map.of("reason", "The seller was arrested"))
                .with(202);
        flow.decide(reference, "ncbhead.ken", WithdrawalProcess.CONFIRM, "CONFIRM");
        flow.work(
                reference,
                "ist",
                "Task_HoldExitBriefing",
                Map.of("briefing", "Nine phones", "evidenceInHostCustody", true));

        String task = "/tasks/" + flow.taskId(reference, "Task_WriteMissionReport");
        Map<String, String> draft = Map.of("answer.title", "Nine phones", "answer.report", "Seven were read.");
        post(session("ist"), task + "/draft", draft).with(200);
        UUID picture = picture("ist", task);
        assertThat(inTransaction("lead", () -> drafts.of(reference, "IST_DEPLOYMENT")))
                .hasSize(1);
        assertThat(session("ist").status("/pictures/" + picture)).isEqualTo(200);
        mission.written(reference);
        String review = "/tasks/" + flow.taskId(reference, "Task_ReviewMissionReport");
        Caller lead = session("lead");
        assertThat(lead.get(review).text()).contains("Comment on part 1 of the text");
        post(lead, review + "/comments", Map.of("words", "Which phones?")).with(302);
        assertThat(lead.get(review).text()).contains("Which phones?");
        assertThat(versions(reference)).isEmpty();
    }

    @Test
    void theEditorMakesHeadingsListsTablesLinksAndPictures() {
        CaseReference reference = toWrite();
        try (Visitor analyst = Visitor.of(port, "analyst")) {
            Page page = analyst.open("/tasks/" + task(reference));
            assertThat(page.locator("[name='answer.formatted']")).isHidden();
            page.locator("#answer-title").fill("Three accounts, one seller");
            Locator text = page.locator("#answer-findings");
            text.click();
            press(page, "Heading");
            page.keyboard().type("One seller");
            page.keyboard().press("Enter");
            press(page, "Bulleted list");
            page.keyboard().type("coastcarver *and* tusk_trade");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.keyboard().type("They share one wallet at ");
            press(page, "Link");
            page.keyboard().type("https://shop.example");
            page.keyboard().press("Enter");
            page.keyboard().press("End");
            page.keyboard().type(".");
            press(page, "Picture");
            Locator added = page.locator(".editor [data-new-picture]").first();
            for (String sent : List.of("GIF89a", png())) {
                added.locator("[type=file]")
                        .setInputFiles(
                                new FilePayload("a.png", "image/png", sent.getBytes(StandardCharsets.ISO_8859_1)));
                added.locator("[type=text]").fill("The shop");
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
                if (!sent.equals(png()))
                    assertThat(added.locator(".error")).containsText(Pattern.compile("a.png.*PNG or JPEG"));
            }
            assertThat(text.locator("img[alt='The shop']")).isVisible();
            assertThat(added).isHidden();
            page.waitForFunction("() => document.querySelector('img[alt=\"The shop\"]').naturalWidth === 40");
            press(page, "Table");
            page.keyboard().type("Account");
            page.keyboard().press("Tab");
            // What was written before may have been saved already.
            page.waitForResponse(
                    answer -> answer.url().endsWith("/draft")
                            && String.valueOf(answer.request().postData()).contains("%7Cb"),
                    () -> page.keyboard().type("a|b"));
            page.waitForFunction("() => document.querySelector('[data-draft]').textContent.includes('Draft saved')");
            assertThat(Inspection.barriers(page)).isEmpty();
            page.reload();
            assertThat(text.locator("th").nth(1)).hasText("a|b");
            page.locator("#answer-sourceGrading input, [name='answer.sourceGrading'][value=B]")
                    .first()
                    .check();
            page.locator("[name='answer.informationGrading'][value='2']").check();
            // A preview sends nothing: another one follows, and then the report.
            for (int previews = 0; previews < 2; previews++)
                page.waitForPopup(() -> page.locator("form[data-work] button[formtarget]")
                                .click())
                        .close();
            page.locator("form[data-work] button.action").click();
            page.waitForURL(url -> url.contains("/tasks/done"));
            assertThat(analyst.failures()).isEmpty();
        }
        assertThat(flow.all("SELECT formatted FROM product WHERE reference = ?", reference))
                .first()
                .asString()
                .startsWith(
                        "# One seller\n\n- coastcarver \\*and\\* tusk_trade\n\nThey share one wallet at <https://shop.example>.![The shop](picture:")
                .contains("| Account | a\\|b |  |", "| --- | --- | --- |");
        try (Visitor lead = Visitor.of(port, "lead", "ar", 390)) {
            Page page = lead.open("/tasks/" + flow.taskId(reference, "Task_ReviewReport"));
            page.locator(".report-notes summary").first().click();
            assertThat(page.locator("#words-0")).isVisible();
            assertThat(Inspection.isTooWide(page)).isFalse();
            assertThat(Inspection.barriers(page)).isEmpty();
        }
    }

    @Test
    void aSourceIsQuotedAtTheCursorAndTheEvidenceIsSeenWhenItIsOpened() {
        CaseReference reference = toWrite();
        http.upload(
                "agency.ken",
                "/api/support-requests/" + reference + "/evidence",
                "note.txt",
                "Seen at the market.".getBytes(StandardCharsets.UTF_8),
                Map.of("description", "The market"));
        try (Visitor analyst = Visitor.of(port, "analyst")) {
            Page page = analyst.open("/tasks/" + task(reference));
            Locator sources = page.locator(".work-content");
            assertThat(sources.locator("[data-outline]")).isHidden();
            Locator text = page.locator(".editor-text").first();
            text.click();
            press(page, "Heading");
            page.keyboard().type("One seller");
            page.keyboard().press("Enter");
            press(page, "Subheading");
            page.keyboard().type("Accounts");
            page.keyboard().press("Enter");
            page.keyboard().type("They sell as .");
            page.keyboard().press("ArrowLeft");
            quote(sources, "Listings");
            page.keyboard().type(" now");
            assertThat(text)
                    .containsText(Pattern.compile(
                            "They sell as “Platform: .+ · .+” \\(" + reference + ", Listings 1\\) now\\."));
            assertThat(sources.locator("[data-outline] li")).hasCount(2);
            sources.locator("[data-outline] button").first().click();
            page.keyboard().type("!");
            assertThat(text.locator("h1")).hasText("!One seller");

            String seen =
                    "SELECT count(*)::text FROM evidence_custody WHERE act = 'VIEWED' AND actor = 'analyst' AND reference = ?";
            assertThat(flow.one(seen, reference)).isEqualTo("0");
            sources.locator("[data-evidence] > summary").click();
            quote(sources, "Evidence");
            assertThat(flow.one(seen, reference)).isEqualTo("1");
            assertThat(text).containsText(", Evidence 1)");
            assertThat(Inspection.barriers(page)).isEmpty();
            assertThat(analyst.failures()).isEmpty();
        }
    }

    private static void quote(Locator sources, String block) {
        sources.locator("button[aria-label$=' " + block + " 1']").click();
    }

    private static void press(Page page, String button) {
        page.locator(".editor")
                .first()
                .locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + button + "$")))
                .click();
    }

    private CaseReference toWrite() {
        return walk.asked(walk.toSharing(flow.submit("agency.ken")));
    }

    private static Map<String, String> report() {
        return new LinkedHashMap<>(Map.of(
                "answer.title", "Three accounts, one seller",
                "answer.findings", FINDINGS,
                "answer.formatted", "true",
                "answer.sourceGrading", "B",
                "answer.informationGrading", "2"));
    }

    private List<String> versions(CaseReference reference) {
        return flow.all(
                "SELECT version || ' ' || (answers ->> 'title') FROM report_draft WHERE reference = ? ORDER BY version",
                reference);
    }

    private List<ReportDrafts.Draft> read(String user, CaseReference reference) {
        return inTransaction(user, () -> drafts.of(reference, Capability.INFORMATION_SHARING.name()));
    }

    private String task(CaseReference reference) {
        return flow.taskId(reference, "Task_WriteReport");
    }

    private static String seen(Answer answer) {
        return answer.text().replaceAll(".*\"seen\":\"([^\"]*)\".*", "$1");
    }

    private Answer post(Caller browser, CaseReference reference, String act, Map<String, String> fields) {
        return post(browser, "/tasks/" + task(reference) + "/" + act, fields);
    }

    private static Answer post(Caller browser, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", browser.token("/me"));
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Whose team has come back and held its exit briefing. */
    private CaseReference briefed() {
        CaseReference reference = mission.missionDone(mission.deployed(mission.asked("IST_DEPLOYMENT"), 5));
        flow.work(
                reference,
                "ist",
                "Task_HoldExitBriefing",
                Map.of("briefing", "Nine phones", "evidenceInHostCustody", true));
        return reference;
    }
}
