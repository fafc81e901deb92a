package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.flow.intelligence.DraftIntelligence;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that is written in a real browser: nothing of it is lost, and nothing is overwritten that its writer has not seen. */
class DraftInBrowserTest extends FlowTestCase {
    private static final int PHONE = 390;
    private static final int PHONE_SCREEN = 844;

    /** Whether what has the focus lies behind the bar, even in part; what is taller than the screen cannot be seen as a whole. */
    private static final String BEHIND_THE_BAR = """
            () => {
              const bar = document.querySelector('.bar');
              const focused = document.activeElement;
              if (bar.contains(focused) || getComputedStyle(bar).position !== 'sticky') return '';
              const [place, hidden] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
              const covered = place.bottom > hidden.top + 1 && place.top < hidden.bottom && place.height < hidden.top;
              return covered ? `${focused.name || focused.id || focused.textContent}: ${place.bottom} > ${hidden.top}` : '';
            }""";

    /** What is said for a second only may be gone when a busy machine looks. */
    private static final String NOTE_WHAT_IS_SAID = """
            () => {
              const saved = document.querySelector('#saved');
              window.said = [];
              new MutationObserver(() => window.said.push(saved.textContent)).observe(saved, { childList: true });
            }""";

    @Autowired
    private WriteDraft write;

    @Test
    void whatIsWrittenIsSavedWithoutAButton() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/new");
            page.locator("[name=title]").fill(title);

            assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved at \\d\\d:\\d\\d"));
            assertThat(page).hasURL(Pattern.compile(".*/requests/drafts/[0-9a-f-]{36}\\?step=NEED"));
            page.evaluate(NOTE_WHAT_IS_SAID);
            page.locator("[name=urgency]").selectOption("ROUTINE");
            page.waitForFunction("() => window.said.includes('Not saved yet')");
            assertThat(page.locator("#saved")).containsText("Saved at");
            page.reload();
            assertThat(page.locator("[name=title]")).hasValue(title);
            assertThat(page.locator("[name=urgency]")).hasValue("ROUTINE");
            assertThat(page.locator("#restore")).isHidden();
            // The button still finds the version that was saved last.
            page.locator("[name=title]").fill(title + " again");
            page.locator(".bar .action").click();
            assertThat(page.locator("[name='agency.email']")).hasValue(Pattern.compile("agency\\.ken@.*\\.example"));
            assertThat(page.locator("#conflict")).isHidden();
        }
        assertThat(titles(title + " again")).isOne();
        assertThat(titles(title)).isZero();
    }

    /** On a slow line an officer answers before the script of the page has come. */
    @Test
    void whatIsWrittenBeforeTheScriptRunsIsSavedToo() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/");
            List<Route> script = new ArrayList<>();
            page.route("**/js/request*.js", script::add);
            page.navigate(
                    "http://localhost:" + port + "/requests/new",
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForCondition(() -> !script.isEmpty());
            page.locator("[name=title]").fill(title);
            script.get(0).resume();

            assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved at \\d\\d:\\d\\d"));
            assertThat(page.locator("#restore")).isHidden();
        }
        assertThat(titles(title)).isOne();
    }

    @Test
    void openingAndLeavingBlankStepsStoresNothing() {
        int before = drafts();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/new");
            for (int step = 0; step < 4; step++) page.locator(".bar .action").click();
            assertThat(page).hasURL(Pattern.compile(".*/requests/new\\?step=.*"));
            page.locator("[name=go][value=REVIEW]").first().click();
            assertThat(page.locator("[aria-invalid=true]").first()).isVisible();
        }
        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page first = agency.open("/requests/drafts/" + draft(Map.of("title", title)));
            Page second = first.context().newPage();
            second.navigate(first.url());
            second.locator("[name=title]").fill(title + " of the second");
            assertThat(second.locator("#saved")).containsText("Saved at");

            first.locator("[name=title]").fill(title + " of the first");
            assertThat(first.locator("#conflict")).isVisible();
            assertThat(titles(title + " of the second")).isOne();
            // Not by the button either.
            first.locator(".bar .action").click();
            assertThat(first.locator("#conflict")).isVisible();
            assertThat(first.locator("[name=title]")).hasValue(title + " of the first");
            assertThat(titles(title + " of the second")).isOne();

            first.locator("#conflict button").click();
            assertThat(first.locator("#conflict")).isHidden();
            assertThat(first.locator("[name=title]")).hasValue(title + " of the first");
        }
        assertThat(titles(title + " of the first")).isOne();
    }

    @Test
    void textOutlivesASessionThatEnds() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/drafts/" + draft(Map.of("title", title)));
            page.context().clearCookies();
            page.locator("[name=supportOutline]").fill("Who is behind the three accounts?");
            assertThat(page.locator("#ended")).isVisible();
            page.locator(".bar .action").click();
            assertThat(page.locator("[name=supportOutline]")).hasValue("Who is behind the three accounts?");

            page.locator("#ended a").click();
            Visitor.logInHere(page, "agency.ken");
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(page.locator("[name=title]")).hasValue(title);
            assertThat(page.locator("[name=supportOutline]")).hasValue("");
            page.locator("[data-restore]").click();

            assertThat(page.locator("[name=supportOutline]")).hasValue("Who is behind the three accounts?");
            assertThat(page.locator("#restore")).isHidden();
        }
        assertThat(count("content ->> 'supportOutline' LIKE 'Who is%' AND content ->> 'title' = ?", title))
                .isOne();
    }

    @Test
    void theTextOfOneOfficerIsNotOfferedToAnother() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/new");
            page.context().clearCookies();
            page.locator("[name=title]").fill(title);
            assertThat(page.locator("#ended")).isVisible();

            page.navigate("http://localhost:" + port + "/login");
            Visitor.logInHere(page, "ncb.ken");
            page.waitForURL(url -> !url.contains("/login"));
            page.navigate("http://localhost:" + port + "/requests/new");
            assertThat(page.locator("#restore")).isHidden();
            assertThat((Boolean) page.evaluate(
                            "title => Object.values(sessionStorage).some(value => value.includes(title))", title))
                    .isFalse();
        }
    }

    @Test
    void evidenceIsStoredWithTheDraftAndGoesIntoTheCase() {
        String title = title();
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/new?step=EVIDENCE");
            page.locator("#drop-files").setInputFiles(new FilePayload[] {
                text("seller.txt", "Ivory, 12 pieces"), text("prices.txt", "12 for 900"), text("wrong.txt", "Not this")
            });
            assertThat(page.locator("#draft-files > li")).hasCount(3);
            describe(page, "seller.txt", "The page of the seller");
            describe(page, "prices.txt", "The price list");
            assertThat(page.locator("#draft-files .hash").first()).hasText(Pattern.compile("SHA-256 [0-9a-f]{64}.*"));
            page.onDialog(dialog -> dialog.accept());
            page.locator("#draft-files > li:has-text('wrong.txt') button").click();
            assertThat(page.locator("#draft-files > li")).hasCount(2);
            // The page was loaded anew: its scripts take files once they have run.
            page.waitForLoadState();
            page.locator("#drop-files").setInputFiles(text("program.exe", "MZ\u0090"));
            assertThat(page.locator("#uploads .problem")).isVisible();

            String draft = page.url().replaceAll(".*/drafts/([0-9a-f-]+).*", "$1");
            Map<String, Object> complete = new HashMap<>(Flowchart.sample());
            complete.put("title", title);
            change(UUID.fromString(draft), complete);
            page = agency.open("/requests/drafts/" + draft + "/review");
            assertThat(page.locator(".files li:has-text('seller.txt')")).containsText("The page of the seller");
            assertThat(page.locator(".files li:has-text('prices.txt')")).containsText("The price list");
            page.locator("form[action$=submission] button").click();
            String reference = page.locator(".receipt .reference").textContent();

            assertThat(received(reference)).containsExactly("prices.txt true", "seller.txt true");
            assertThat(administration.queryForList(
                            "SELECT description FROM evidence WHERE reference = ? ORDER BY file_name",
                            String.class,
                            reference))
                    .containsExactly("The price list", "The page of the seller");
            assertThat(administration.queryForList("""
                            SELECT c.act || ' ' || c.actor FROM evidence_custody c JOIN evidence e ON e.id = c.evidence_id
                             WHERE e.reference = ? AND c.happened_at = e.received_at""", String.class, reference))
                    .containsExactly("RECEIVED agency.ken", "RECEIVED agency.ken");
            assertThat(administration.queryForObject(
                            "SELECT count(*) FROM draft_evidence_chunk WHERE draft = ?::uuid", Integer.class, draft))
                    .isZero();
        }
    }

    @Test
    void filesGoWithIntelligenceFromItsDraftToItsRecord(@Autowired DraftIntelligence intelligence) {
        try (Visitor analyst = Visitor.of(port, "analyst")) {
            Page page = analyst.open("/intelligence/new");
            page.locator("[name=title]").fill(title());
            page.locator("#drop-files").setInputFiles(new FilePayload[] {
                text("accounts.txt", "Three accounts"), text("program.exe", "MZ\u0090")
            });
            assertThat(page.locator("#draft-files > li")).hasCount(1);
            assertThat(page.locator("#uploads .problem")).isVisible();
            describe(page, "accounts.txt", "The accounts");
            assertThat(Inspection.barriers(page)).isEmpty();

            UUID draft = UUID.fromString(page.url().replaceAll(".*/drafts/([0-9a-f-]+).*", "$1"));
            desk.as("analyst", () -> {
                Draft before = intelligence.open(draft, desk.officer("analyst"));
                return intelligence.revise(
                        draft, DraftInBrowserTest::complete, before.version(), desk.officer("analyst"));
            });
            page = analyst.open("/intelligence/drafts/" + draft + "/review");
            assertThat(page.locator(".files li")).containsText("The accounts");
            page.locator("form[action$=registration] button").click();
            String reference = page.locator(".receipt .reference").textContent();

            page = analyst.open("/intelligence/" + reference);
            assertThat(page.locator("#evidence-panel [data-files] > li")).containsText("The accounts");
            page.locator("#evidence-file").setInputFiles(text("prices.txt", "12 for 900"));
            page.locator("#evidence-description").fill("The prices");
            page.locator("#evidence-panel form:has(#evidence-file) button").click();
            assertThat(page.locator("#evidence-panel [data-files] > li")).hasCount(2);
            assertThat(Inspection.barriers(page)).isEmpty();
            assertThat(received(reference)).containsExactly("accounts.txt true", "prices.txt true");
        }
    }

    private static Map<String, Object> complete(Map<String, Object> content) {
        Map<String, Object> complete = new HashMap<>(content);
        complete.putAll(Map.of(
                "summary", "Three accounts are linked by one wallet.",
                "countries", List.of("FRA"),
                "source", Map.of("kind", "INTERPOL", "basis", "OWN_COLLECTION"),
                "grading", Map.of("source", "B", "information", "2"),
                "handling", Map.of("confidentiality", "RESTRICTED")));
        return complete;
    }

    private static void describe(Page page, String file, String words) {
        Locator form = page.locator("#draft-files > li:has-text('" + file + "') form[data-describe]");
        form.locator("[name=description]").fill(words);
        page.waitForResponse(
                answer -> answer.url().endsWith("/description"),
                () -> form.locator("[name=description]").blur());
    }

    @Test
    void evidenceIsAddedByAPlainFormToo() {
        String title = title();
        try (Visitor agency = Visitor.withoutScripts(port, "agency.ken")) {
            Page page = agency.open("/requests/new?step=EVIDENCE");
            page.locator("button[name=store]").click();
            assertThat(page).hasURL(Pattern.compile(".*/requests/drafts/[0-9a-f-]{36}\\?step=EVIDENCE"));
            page.locator("#plain-file").setInputFiles(text("seller.txt", "Ivory, 12 pieces"));
            page.locator("#plain-description").fill(title);
            page.locator("form[action*='/evidence/plain'] button").click();
            assertThat(page.locator("main .note")).hasText("The file was added.");
            assertThat(page.locator("#draft-files > li")).hasCount(1);
            assertThat(page.locator("#draft-files [name=description]")).hasValue(title);
            page.locator("#draft-files [name=description]").fill("Changed " + title);
            page.locator("#draft-files form[data-describe] button").click();
            assertThat(page.locator("#draft-files [name=description]")).hasValue("Changed " + title);

            page.locator("#plain-file").setInputFiles(text("program.exe", "MZ\u0090"));
            page.locator("form[action*='/evidence/plain'] button").click();
            assertThat(page.locator("main .problem:visible")).containsText("The file was not stored");
            assertThat(page.locator("#draft-files > li")).hasCount(1);
        }
    }

    /** The proof in the address is of one session and one draft, and nothing is stored without it. */
    @Test
    void aPlainFormOfAnotherSessionOrDraftAddsNothing() {
        UUID draft = draft(Map.of("title", title()));
        UUID other = draft(Map.of("title", title()));
        String address = "http://localhost:" + port;
        String stolen;
        try (Visitor agency = Visitor.withoutScripts(port, "agency.ken")) {
            Page page = agency.open("/requests/drafts/" + draft + "?step=EVIDENCE");
            stolen = page.locator("form[action*='/evidence/plain']").getAttribute("action");
            String elsewhere = stolen.replace(draft.toString(), other.toString());
            for (String tried :
                    List.of(elsewhere, stolen.replaceAll("proof=.*", ""), stolen.replaceAll("=.{4}", "=0000")))
                assertThat(upload(page.context(), address + tried)).as(tried).isEqualTo(403);
            assertThat(upload(page.context(), address + stolen)).isEqualTo(200);
        }
        try (BrowserContext context = Chromium.open()) {
            Visitor.logIn(context.newPage(), address, "agency.ken");
            assertThat(upload(context, address + stolen)).isEqualTo(403);
        }
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM draft_evidence WHERE draft IN (?, ?)", Integer.class, draft, other))
                .isOne();
    }

    private static int upload(BrowserContext context, String address) {
        FormData form = FormData.create().set("file", text("seller.txt", "Ivory, 12 pieces"));
        return context.request()
                .post(address, RequestOptions.create().setMultipart(form))
                .status();
    }

    @Test
    void severalListingsArePastedAtOnceAndTheLastIsCopied() {
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/drafts/" + draft(Map.of("title", title())) + "?step=LISTINGS");
            page.locator("details:has(#paste-listings) summary").click();
            page.locator("#paste-listings").fill("nothing of the kind");
            page.locator("[name=import]").click();
            assertThat(page.locator("[role=alert]:visible")).containsText("Nothing was added");
            assertThat(page.locator("#paste-listings")).hasValue("nothing of the kind");
            page.locator("#paste-listings").fill("https://market.example/1\nhttps://market.example/2");
            page.locator("[name=import]").click();

            assertThat(page.locator(".entries tbody tr")).hasCount(2);
            assertThat(page.locator(".entries tbody tr").last()).containsText("https://market.example/2");
            assertThat(page.locator("#restore")).isHidden();
            page.locator("[name=copy]").click();
            assertThat(page.locator(".entries tbody tr")).hasCount(3);
            assertThat(page.locator("[name='listings[2].url']")).hasValue("https://market.example/2");

            page.locator("details:has(#paste-listings) summary").click();
            page.locator("#paste-listings").fill("platform,capturedAt\nA,26/11/2026 10:00\nB,yesterday");
            page.locator("[name=import]").click();
            assertThat(page.locator("[role=alert]:has-text('1 value could not be read')"))
                    .isVisible();
            assertThat(page.locator("[name='listings[3].capturedAt']")).hasValue("2026-11-26T10:00");
            assertThat(page.locator("[name='listings[4].capturedAt']")).hasValue("yesterday");
            assertThat(page.locator("#f-listings-4--capturedAt-error")).isVisible();
        }
    }

    @Test
    void anEarlierRequestOrATemplateBeginsARequest() {
        CaseReference reference = flow.submit("agency.ken");
        String title = title();
        draft(Map.of("title", title));
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/new");
            page.getByText("Start from an earlier request").click();
            page.locator("#copy-reference").fill("FRA-2020-000001");
            page.locator("form[action$=copies] button").click();
            assertThat(page.locator("[role=alert]:visible")).containsText("There is no such request");
            page.locator("#copy-reference").fill(reference.value());
            page.locator("form[action$=copies] button").click();
            assertThat(page.locator("[name=title]"))
                    .hasValue((String) Flowchart.sample().get("title"));
            agency.open("/requests/new").locator("#drafts").click();
            Locator draft = page.locator("li:has-text('" + title + "')");
            draft.locator("summary").click();
            draft.locator("[name=name]").fill("Template " + title);
            draft.locator("form[action$=template] button").click();
            page.locator("#templates").click();
            page.locator("li:has-text('Template " + title + "') form[action$=draft] button")
                    .click();
            assertThat(page.locator("[name=title]")).hasValue(title);
        }
    }

    @Test
    void enterPicksACountryAndAConditionalFieldIsAskedWhenNeeded() {
        UUID draft = draft(Map.of("title", title()));
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            Page page = agency.open("/requests/drafts/" + draft + "?step=HANDLING");
            Locator find = page.locator("#f-countriesInvolved [data-filters]");
            for (String typed : List.of("singap", "fra")) {
                find.fill(typed);
                find.press("Enter");
                assertThat(find).hasValue("");
            }
            assertThat(page.locator("#f-countriesInvolved .picked")).hasText("France · Singapore");
            assertThat(page.locator("[name='directContact.until']")).isHidden();
            page.locator("[name='directContact.requested']").check();
            assertThat(page.locator("[name='directContact.until']")).isVisible();
            assertThat(page.locator("label[for=f-directContact-scope]")).hasClass("mandatory");
        }
    }

    @Test
    void onAPhoneTheFirstFieldIsOnTheFirstScreen() {
        draft(Map.of("title", title()));
        for (String language : List.of("en", "ar"))
            try (Visitor agency = Visitor.of(port, "agency.ken", language, PHONE)) {
                var place = agency.open("/requests/new").locator("[name=title]").boundingBox();
                assertThat(place.y + place.height).as(language).isLessThan(PHONE_SCREEN);
            }
    }

    @Test
    void theBarNeverCoversWhatHasTheFocus() {
        try (Visitor agency = Visitor.of(port, "agency.ken")) {
            for (String step : List.of("NEED", "HANDLING", "LISTINGS")) {
                Page page = agency.open("/requests/drafts/" + draft(Flowchart.sample()) + "?step=" + step);
                page.setViewportSize(1280, 600);
                page.evaluate("() => window.scrollTo(0, 0)");
                for (int i = 0; i < 60; i++) {
                    page.keyboard().press("Tab");
                    assertThat((String) page.evaluate(BEHIND_THE_BAR)).as(step).isEmpty();
                }
            }
        }
    }

    private static FilePayload text(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String title() {
        return "Ivory " + UUID.randomUUID();
    }

    private UUID draft(Map<String, Object> content) {
        return desk.as("agency.ken", () -> write.begin(content, desk.officer("agency.ken")));
    }

    private void change(UUID draft, Map<String, Object> content) {
        desk.as("agency.ken", () -> {
            Officer officer = desk.officer("agency.ken");
            int version = write.open(draft, officer).version();
            assertThat(write.revise(draft, before -> content, version, officer)).isPresent();
        });
    }

    private int titles(String title) {
        return count("content ->> 'title' = ?", title);
    }

    private int count(String condition, String title) {
        return administration.queryForObject(
                "SELECT count(*) FROM request_draft WHERE " + condition, Integer.class, title);
    }

    private int drafts() {
        return administration.queryForObject("SELECT count(*) FROM request_draft", Integer.class);
    }

    /** Each original by its name, and whether its bytes have the hash that was computed when they came. */
    private List<String> received(String reference) {
        return administration.queryForList("""
                SELECT e.file_name || ' ' || (encode(sha256(string_agg(c.content, ''::bytea ORDER BY c.position)), 'hex') = e.sha256)
                  FROM evidence e JOIN evidence_chunk c ON c.evidence_id = e.id WHERE e.reference = ?
                 GROUP BY e.id ORDER BY e.file_name""", String.class, reference);
    }
}
