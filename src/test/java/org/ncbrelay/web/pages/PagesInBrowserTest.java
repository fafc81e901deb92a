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
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
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
import org.ncbrelay.flow.news.FollowCase;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Inspection;
import org.ncbrelay.support.browser.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page in every language: usable by all, silent on the console, with nothing from elsewhere and no word of English left
 * over; wide and on a phone. Which pages there are is asked of the controllers: a new one fails the test until it is opened here.
 */
@WholeTest
class PagesInBrowserTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer HEAD = new Officer("ncbhead.ken", KENYA, null, Set.of(Role.NCB_HEAD));
    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /** Height of a header of one line, with its padding; in CSS pixels. */
    private static final double ONE_LINE = 64;

    /** Files, for the viewer inside other pages, for spreadsheets and for scripts of pages. */
    private static final Set<String> FILES =
            Set.of("/diagrams/{process:[a-zA-Z]+}.bpmn", "/tasks.csv", "/cases.csv", "/news/events", "/me/session");

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

    @LocalServerPort
    private int port;

    @Autowired
    private Caller http;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private WriteDraft write;

    @Autowired
    private FollowCase follow;

    @Autowired
    private ReceiveEvidence receive;

    @Autowired
    private Scans scans;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private CurrentOfficer current;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private ProposeChange proposals;

    @Autowired
    private List<WorkerLoop> workers;

    @Autowired
    private MessageSource messages;

    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private String reference;

    /** A request whose source is external, so that its page carries the caveat. */
    @BeforeEach
    void file() {
        reference = http.submit("agency.ken", external("ivory-marketplace"));
        asHead(() -> {
            follow.follow(new CaseReference(reference), HEAD);
            return null;
        });
    }

    static List<String> languages() {
        return Extent.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsOpenToEverybody(String language) throws Exception {
        Map<String, String> english = leftOver(language);
        try (BrowserContext context = inLanguage(language)) {
            Page page = watched(context);
            Map<String, Visit> visits = visits();
            visits.values().stream().map(Visit::user).distinct().forEach(user -> {
                if (user != null) logIn(page, user);
                visits.forEach((name, visit) -> {
                    if (Objects.equals(user, visit.user())) look(page, name, visit, language, english);
                });
                if (user != null) logOut(page);
            });
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void everyPageOfTheControllersIsVisited() {
        Set<String> visited = visits().values().stream()
                .flatMap(visit -> visit.pages().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(visited).isEqualTo(pages());
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

    /** Each page by the name of its picture; those of one user follow each other. */
    private Map<String, Visit> visits() {
        askForChanges();
        Map<String, Object> complete =
                new ObjectMapper().convertValue(external("ivory-marketplace"), new TypeReference<>() {});
        String whole = "/requests/drafts/" + draft(complete);
        String begun = "/requests/drafts/" + draft(Map.of("title", complete.get("title")));
        String edit = "/requests/drafts/{id}";
        String review = "/requests/drafts/{id}/review";
        Map<String, Visit> visits = new LinkedHashMap<>();
        visits.put("login", new Visit(null, "/login", "/login"));
        visits.put("login-passkey", new Visit(null, "/login/passkey", "/login/passkey"));
        visits.put("home", head("/", "/"));
        visits.put("home-selected", head("/", "/?whose=unassigned&urgent=true&sort=newest"));
        visits.put("cases", head("/cases", "/cases?q=ivory"));
        visits.put("cases-narrow", head("/cases", "/cases?urgency=URGENT&from=2026-01-01&overdue=true"));
        visits.put("news", head("/news", "/news"));
        visits.put("home-interpol", new Visit("analyst", "/", "/"));
        visits.put("cases-none", head("/cases", "/cases?q=nothingofthekind"));
        visits.put("case", head("/cases/{reference}", "/cases/" + reference));
        visits.put(
                "infected",
                head("/cases/{reference}/evidence/{id}", "/cases/" + reference + "/evidence/" + infected()));
        visits.put("request", head("/requests/new", "/requests/new"));
        visits.put("request-wrong", head(edit, begun + "?step=NEED&check"));
        visits.put("request-listings", head(edit, whole + "?step=LISTINGS"));
        visits.put("request-review", head(review, whole + "/review"));
        visits.put("request-review-wrong", head(review, begun + "/review"));
        visits.put("receipt", head("/requests/receipts/{reference}", "/requests/receipts/" + reference));
        visits.put("board", head("/board", "/board"));
        visits.put("board-none", head("/board", "/board?from=2001-01-01&to=2001-01-02"));
        visits.put(
                "board-cases",
                head(
                        "/board/cases",
                        "/board/cases?process=acknowledgment&activity=Task_AcknowledgeRequest"
                                + "&name=Acknowledge+request"));
        visits.put("agencies", head("/agencies", "/agencies"));
        visits.put("grants", head("/grants", "/grants"));
        visits.put("experts", head("/experts", "/experts"));
        visits.put("expert-new", head("/experts/new", "/experts/new"));
        visits.put("expert", head("/experts/{code}", "/experts/KEN-EXP-001"));
        visits.put("experts-interpol", new Visit("analyst", "/experts", "/experts"));
        visits.put("invitations", head("/invitations", "/invitations"));
        visits.put("task", head("/tasks/{task}", "/tasks/" + task()));
        visits.put("task-done", head("/tasks/done", "/tasks/done"));
        visits.put("mailbox", head("/mailbox", "/mailbox"));
        visits.put("letter", head("/mailbox/{id}", "/mailbox/" + letter()));
        visits.put("me", head("/me", "/me"));
        visits.put("session-renewed", head("/me/session/renewed", "/me/session/renewed"));
        visits.put("first-password", head("/first-password", "/first-password"));
        visits.put("passkeys", head("/me/passkeys", "/me/passkeys"));
        visits.put("missing", new Visit(HEAD.userId(), null, "/cases/KEN-2020-000001"));
        visits.put("nowhere", new Visit(HEAD.userId(), null, "/nope"));
        visits.put("intelligence-none", head("/intelligence", "/intelligence"));
        visits.put("intelligence-list", new Visit("analyst", "/intelligence", "/intelligence"));
        visits.put(
                "intelligence", new Visit("analyst", "/intelligence/{reference}", "/intelligence/" + intelligence()));
        visits.put("board-interpol", new Visit("analyst", "/board", "/board"));
        visits.put("account-changes", head("/account-changes", "/account-changes"));
        visits.put("operator", new Visit("operator", "/", "/"));
        visits.put("platform", new Visit("operator", "/administration/platform", "/administration/platform"));
        visits.put("administration", new Visit("operator", "/administration/changes", "/administration/changes"));
        return visits;
    }

    /**
     * @param user    null for somebody who has not logged in
     * @param pattern of the controller; null for what no controller answers
     */
    private record Visit(String user, String pattern, String path) {
        List<String> pages() {
            return pattern == null ? List.of() : List.of(pattern);
        }
    }

    /** One operator asks; the other finds it on the page, and so does the head of the bureau. */
    private void askForChanges() {
        Proposal profile = new Proposal(
                ChangeKind.CHANGE_PROFILE, "ncb.ken", null, Map.of("email", "bureau.ken@relay.example"), null);
        Proposal role = Proposal.of(ChangeKind.ADD_TO_GROUP, "ncb.ken", "ncb-heads");
        for (Proposal proposal : List.of(profile, role)) ask(proposal);
    }

    private void ask(Proposal proposal) {
        try {
            proposals.propose(proposal, "operator2");
        } catch (Refusal.Conflict alreadyWaiting) {
            // Another language asked before.
        }
    }

    private static Visit head(String pattern, String path) {
        return new Visit(HEAD.userId(), pattern, path);
    }

    private static Object external(String sample) {
        return Samples.with(
                Samples.tree(sample),
                "externalSource",
                Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true));
    }

    private Object draft(Map<String, Object> content) {
        return asHead(() -> write.begin(new HashMap<>(content), HEAD));
    }

    /** A file of the case in which a scanner found something. */
    private Object infected() {
        return asHead(() -> {
            try {
                CaseReference of = new CaseReference(reference);
                UUID id = receive.receive(
                                of,
                                new FileName("page.txt"),
                                new ByteArrayInputStream("Seen at the market.".getBytes()),
                                new Evidence.Provenance("The page of the seller", null, null),
                                new EvidenceAccess(HEAD, null, null))
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

    private String task() {
        return http.get(HEAD.userId(), "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .field("0/id");
    }

    private String intelligence() {
        Map<String, Object> report = new HashMap<>();
        report.put("title", "Sellers of ivory in three countries");
        report.put("summary", "Three accounts are linked by one wallet and sell carved ivory.");
        report.put("countries", List.of("FRA"));
        report.put("source", Map.of("kind", "EXTERNAL", "name", "A wildlife trust"));
        report.put("grading", Map.of("source", "A", "information", "1"));
        report.put("handling", Map.of("confidentiality", "RESTRICTED"));
        return http.post("analyst", "/api/intelligence", report).with(201).field("reference");
    }

    private <T> T asHead(Supplier<T> work) {
        return current.as(HEAD, work);
    }

    private void look(Page page, String name, Visit visit, String language, Map<String, String> english) {
        String where = name + " " + language + ": ";
        page.setViewportSize(WIDE, 900);
        Response answer = page.navigate(address(visit.path()));
        // Diagrams are fetched once the page is there.
        if (page.locator("#diagram").count() > 0) page.waitForLoadState(LoadState.NETWORKIDLE);
        if (answer.status() != (visit.pattern() == null ? 404 : 200))
            troubles.add(where + "answers " + answer.status());
        if (!language.equals(page.locator("html").getAttribute("lang"))) troubles.add(where + "is in another language");
        if (visit.user() != null && page.locator(".top nav").count() != 1) troubles.add(where + "has no menu");
        if (visit.user() != null && page.locator("header.top").boundingBox().height >= ONE_LINE)
            troubles.add(where + "has a header of two lines");
        if (visit.user() != null && !page.locator(".bottom").innerText().contains("UTC"))
            troubles.add(where + "does not name the zone of its times");
        if (page.content().contains("??")) troubles.add(where + "misses a text");
        if (name.equals("case") && page.locator("[role=note].problem").count() != 1)
            troubles.add(where + "has no caveat");
        policy(answer).ifPresent(policy -> troubles.add(where + policy));
        for (Object text : (List<?>) page.evaluate(SENTENCES))
            if (english.containsKey(text)) troubles.add(where + "says “" + text + "”, which is " + english.get(text));
        Inspection.barriers(page).forEach(barrier -> troubles.add(where + barrier));
        if (name.equals("case")) print(page, where);
        page.setViewportSize(PHONE, 844);
        if (Inspection.isTooWide(page)) troubles.add(where + "is wider than a phone");
    }

    /** On paper nothing is left to click: no menus, no forms, and what is folded on the screen is open. */
    private void print(Page page, String where) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        if (page.locator(".top nav, main form, main button, main input").all().stream()
                .anyMatch(Locator::isVisible)) troubles.add(where + "prints what can only be clicked");
        String folded = (String) page.evaluate(FOLDED);
        if (!folded.isEmpty()) troubles.add(where + "prints folded parts: " + folded);
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

    private Page watched(BrowserContext context) {
        Page page = Inspection.watched(context, address(""), troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404"))
                troubles.add(page.url() + " says " + message.text());
        });
        return page;
    }

    private void logIn(Page page, String user) {
        Visitor.logIn(page, address(""), user);
    }

    private void logOut(Page page) {
        page.locator(".who button").click();
        page.waitForURL("**/login?logout*");
    }

    private static BrowserContext inLanguage(String language) {
        return Chromium.open(new Browser.NewContextOptions().setViewportSize(WIDE, 900), language);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
