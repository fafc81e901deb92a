package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.evidence.Scans;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.flow.intelligence.DraftIntelligence;
import org.ncbrelay.flow.news.ChooseNews;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Every page in every language: usable by all, silent on the console, with nothing from elsewhere and no word of English left
 * over; wide and on a phone. Which pages there are is asked of the controllers: a new one fails the test until it is opened here.
 */
@WholeTest
record PagesInBrowserTest(
        @LocalServerPort int port,
        Caller http,
        RequestMappingHandlerMapping requestMappingHandlerMapping,
        WriteDraft write,
        DraftIntelligence drafts,
        ChooseNews follow,
        ReceiveEvidence receive,
        Scans scans,
        TransactionOperations transactions,
        CurrentOfficer current,
        Mailbox mailbox,
        ProposeChange proposals,
        List<WorkerLoop> workers,
        MessageSource messages,
        Clock clock) {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer HEAD = new Officer("ncbhead.ken", KENYA, null, Set.of(Role.NCB_HEAD));
    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /** Height of a header of one line, with its padding; in CSS pixels. */
    private static final double ONE_LINE = 64;

    /** Files, for the viewer inside other pages, for spreadsheets and for scripts of pages. */
    private static final Set<String> FILES = Set.of(
            "/diagrams/{process:[a-zA-Z]+}.bpmn",
            "/tasks.csv",
            "/cases.csv",
            "/intelligence.csv",
            "/pictures/{id}",
            "/administration/directory.csv",
            "/diffusions/{reference}", // opened by LetterLinks as its reader
            "/news/events",
            "/me/session");

    private static final Officer ANALYST =
            new Officer("analyst", OrganisationCode.INTERPOL, null, Set.of(Role.GWET_ANALYST));

    /** What is not there for whoever asks. */
    private static final Set<String> MISSING = Set.of("/cases/KEN-2020-000001", "/nope");

    private static final Pattern CASE = Pattern.compile("/cases/KEN-\\d{4}-\\d{6}");

    /** Texts of two words and more that the page shows outside of what people wrote and what is marked as English. */
    private static final String SENTENCES = """
            () => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim();
                const within = walker.currentNode.parentElement;
                if (text.includes(' ') && !within.closest('[lang=en]:not(html), script, style, .djs-container')) found.push(text);
              }
              return found;
            }""";

    private static final String FOLDED = """
            () => [...document.querySelectorAll('main details')].filter(part => part.offsetParent && !part.querySelector('form'))
                .filter(part => part.clientHeight <= part.querySelector('summary').clientHeight + 5)
                .map(part => part.querySelector('summary').textContent.trim()).join(', ')""";

    @Test
    void everyPageIsOpenToEverybody() throws Exception {
        Map<String, List<String>> visits = visits();
        Set<String> visited = new TreeSet<>();
        for (List<String> paths : visits.values())
            for (String path : paths) if (!MISSING.contains(path)) visited.add(pattern(path));
        assertThat(visited).isEqualTo(pages());

        List<String> troubles = new CopyOnWriteArrayList<>();
        for (String language : Extent.languages()) look(language, visits, troubles);
        assertThat(troubles).isEmpty();
    }

    private void look(String language, Map<String, List<String>> visits, List<String> troubles) throws Exception {
        Map<String, String> english = leftOver(language);
        try (BrowserContext context =
                Chromium.open(new Browser.NewContextOptions().setViewportSize(WIDE, 900), language)) {
            Page page = watched(context, troubles);
            visits.forEach((user, paths) -> {
                context.clearCookies();
                if (!user.isEmpty()) Visitor.enter(page, address(""), user);
                for (String path : paths)
                    look(
                            page,
                            path,
                            language,
                            english,
                            wrong -> troubles.add(language + " " + user + " " + path + " " + wrong));
            });
        }
    }

    /** By which the controllers choose who answers. */
    private String pattern(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path.replaceAll("\\?.*", ""));
        ServletRequestPathUtils.parseAndCache(request);
        requestMappingHandlerMapping.getHandler(request);
        return (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    /** What GET answers among the controllers of the pages. */
    private Set<String> pages() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(each ->
                        each.getValue().getBeanType().getPackageName().startsWith(PageFrame.class.getPackageName()))
                .filter(each -> answersGet(each.getKey()))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> !FILES.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean answersGet(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    /** Paths by who asks for them; nobody has an empty name. */
    private Map<String, List<String>> visits() {
        askForChanges();
        // Its source is external, so that its page carries the caveat.
        String reference = http.submit("agency.ken", external());
        asHead(() -> {
            follow.follow(new CaseReference(reference), HEAD);
            return null;
        });
        Map<String, Object> complete = new ObjectMapper().convertValue(external(), new TypeReference<>() {});
        String whole = "/requests/drafts/" + draft(complete);
        String begun = "/requests/drafts/" + draft(Map.of("title", complete.get("title")));
        Map<String, List<String>> visits = new LinkedHashMap<>();
        String recorded = recorded();
        visits.put("", List.of("/login", "/login/passkey"));
        List<String> paths = new ArrayList<>(MISSING);
        paths.addAll(List.of(
                "/",
                "/?whose=unassigned&urgent=true&sort=newest",
                "/cases?q=ivory",
                "/cases?urgency=URGENT&from=2026-01-01&overdue=true",
                "/cases?q=nothingofthekind",
                "/search?q=ivory",
                "/search?q=nothingofthekind",
                "/cases/" + reference,
                "/cases/" + recorded + "/supplement",
                "/cases/" + recorded + "/results",
                "/cases/" + reference + "/evidence/" + infected(new CaseReference(reference), HEAD),
                "/news",
                "/requests/new",
                begun + "?step=NEED&check",
                whole + "?step=LISTINGS",
                whole + "/review",
                begun + "/review",
                "/requests/receipts/" + reference,
                "/board",
                "/board?from=2001-01-01&to=2001-01-02",
                "/board/cases?process=acknowledgment&activity=Task_AcknowledgeRequest&name=Acknowledge+request",
                "/agencies",
                "/free-days",
                "/grants",
                "/experts",
                "/experts/new",
                "/experts/KEN-EXP-001",
                "/invitations",
                "/diffusions",
                "/intelligence",
                "/tasks/" + task(reference),
                "/tasks/done",
                "/mailbox",
                "/mailbox/" + letter(),
                "/me",
                "/me/session/renewed",
                "/me/passkeys",
                "/first-password",
                "/account-changes"));
        visits.put(HEAD.userId(), paths);
        String registered = intelligence();
        String copy = "/intelligence/drafts/" + copy(registered);
        visits.put(
                "analyst",
                List.of(
                        "/",
                        "/experts",
                        "/board",
                        "/intelligence?q=ivory",
                        "/intelligence/" + registered,
                        "/intelligence/" + registered + "/evidence/" + infected(new CaseReference(registered), ANALYST),
                        "/intelligence/receipts/" + registered,
                        "/intelligence/new?check",
                        copy,
                        copy + "/review"));
        visits.put(
                "operator",
                List.of("/", "/administration/platform", "/administration/changes", "/administration/directory"));
        return visits;
    }

    /** A case that may be added to, and of which results may be reported. */
    private String recorded() {
        String reference = http.submitSample("agency.ken");
        new Staff(http, LocalDate.now(clock), reference).until("Task_AssessRequest");
        return reference;
    }

    /** One operator asks; the other finds it on the page, and so does the head of the bureau. */
    private void askForChanges() {
        Proposal profile = new Proposal(
                ChangeKind.CHANGE_PROFILE, "ncb.ken", null, Map.of("email", "bureau.ken@relay.example"), null);
        Proposal role = Proposal.of(ChangeKind.ADD_TO_GROUP, "ncb.ken", "ncb-heads");
        for (Proposal proposal : List.of(profile, role)) proposals.propose(proposal, "operator2");
    }

    private static Object external() {
        return Samples.with(
                Samples.tree("ivory-marketplace"),
                "externalSource",
                Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true));
    }

    private Object draft(Map<String, Object> content) {
        return asHead(() -> write.begin(new HashMap<>(content), HEAD));
    }

    /** A file of the case, or of intelligence, in which a scanner found something. */
    private Object infected(CaseReference of, Officer by) {
        return current.as(by, () -> {
            try {
                UUID id = receive.receive(
                                of,
                                new FileName("page.txt"),
                                new ByteArrayInputStream("Seen at the market.".getBytes()),
                                new Evidence.Provenance("The page of the seller", null, null),
                                null,
                                new EvidenceAccess(by, null, null))
                        .id();
                Scan found = new Scan(Scan.Verdict.INFECTED, "Relay.Test", "Scanner 1", Instant.EPOCH);
                transactions.executeWithoutResult(status -> scans.keep(of, id, found));
                return id;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Object letter() {
        workers.stream().filter(worker -> worker.name().equals("mail-worker")).forEach(WorkerLoop::doDue);
        return asHead(() -> mailbox.newest(null, 1, "en").get(0).id());
    }

    private String task(String reference) {
        return http.get(HEAD.userId(), "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .field("0/id");
    }

    private String intelligence() {
        return http.post("analyst", "/api/intelligence", Samples.intelligence())
                .with(201)
                .field("reference");
    }

    private Object copy(String registered) {
        return current.as(ANALYST, () -> drafts.beginFrom(new CaseReference(registered), ANALYST));
    }

    private <T> T asHead(Supplier<T> work) {
        return current.as(HEAD, work);
    }

    private void look(Page page, String path, String language, Map<String, String> english, Consumer<String> trouble) {
        page.setViewportSize(WIDE, 900);
        Response answer = page.navigate(address(path));
        // Diagrams are fetched once the page is there.
        if (page.locator("#diagram").count() > 0) page.waitForLoadState(LoadState.NETWORKIDLE);
        if (answer.status() != (MISSING.contains(path) ? 404 : 200)) trouble.accept("answers " + answer.status());
        if (!language.equals(page.locator("html").getAttribute("lang"))) trouble.accept("is in another language");
        if (!path.startsWith("/login")) frame(page, trouble);
        if (page.content().contains("??")) trouble.accept("misses a text");
        policy(answer).ifPresent(trouble);
        for (Object text : (List<?>) page.evaluate(SENTENCES))
            if (english.containsKey(text)) trouble.accept("says “" + text + "”, which is " + english.get(text));
        // They are alike in all languages but for the direction of writing.
        if (Extent.isFull() || language.equals("ar")) Inspection.barriers(page).forEach(trouble);
        if (!Inspection.brokenWords(page).isEmpty()) trouble.accept("breaks the words " + Inspection.brokenWords(page));
        if (Inspection.filledButtons(page).size() > 1)
            trouble.accept("has the filled buttons " + Inspection.filledButtons(page));
        if (CASE.matcher(path).matches() && !MISSING.contains(path)) {
            if (page.locator("[role=note].problem").count() != 1) trouble.accept("has no caveat");
            print(page, trouble);
        }
        page.setViewportSize(PHONE, 844);
        if (!Inspection.lowTargets(page).isEmpty())
            trouble.accept("has on a phone the low targets " + Inspection.lowTargets(page));
        if (Inspection.isTooWide(page)) trouble.accept("is wider than a phone");
        if (!Inspection.brokenWords(page).isEmpty())
            trouble.accept("breaks on a phone the words " + Inspection.brokenWords(page));
    }

    /** What stands around every page for somebody who is logged in. */
    private static void frame(Page page, Consumer<String> trouble) {
        if (page.locator(".top nav").count() != 1) trouble.accept("has no menu");
        if (page.locator("header.top").boundingBox().height >= ONE_LINE) trouble.accept("has a header of two lines");
        if (!page.locator(".bottom").innerText().contains("UTC")) trouble.accept("does not name the zone of its times");
    }

    /** On paper nothing is left to click: no menus, no forms, and what is folded on the screen is open. */
    private static void print(Page page, Consumer<String> trouble) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        if (page.locator(".top nav, main form, main button, main input").all().stream()
                .anyMatch(Locator::isVisible)) trouble.accept("prints what can only be clicked");
        String folded = (String) page.evaluate(FOLDED);
        if (!folded.isEmpty()) trouble.accept("prints folded parts: " + folded);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** What is wrong with the content security policy of an answer. */
    private static Optional<String> policy(Response answer) {
        String policy = answer.headerValue("content-security-policy");
        boolean fine = policy != null && policy.contains("default-src 'self'") && !policy.contains("unsafe");
        return fine ? Optional.empty() : Optional.of("has the policy " + policy);
    }

    /** English texts with their keys, but for those that the language has too. */
    private Map<String, String> leftOver(String language) throws Exception {
        Map<String, String> english = new HashMap<>();
        if (language.equals("en")) return english;
        PropertiesLoaderUtils.loadAllProperties("messages_en.properties").forEach((key, text) -> {
            String said = messages.getMessage((String) key, new Object[] {"0", "0", "0"}, Locale.ENGLISH);
            String here = messages.getMessage((String) key, new Object[] {"0", "0", "0"}, new Locale(language));
            if (!said.equals(here)) english.put(said, (String) key);
        });
        return english;
    }

    private Page watched(BrowserContext context, List<String> troubles) {
        Page page = Inspection.watched(context, address(""), troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404"))
                troubles.add(page.url() + " says " + message.text());
        });
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
