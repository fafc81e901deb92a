package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.SendDigests;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.Inbox.Order;
import org.ncbrelay.port.Inbox.Selection;
import org.ncbrelay.port.Inbox.Whose;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.inbox.News.ReadState;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.web.pages.inbox.TaskFilter;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The inbox, saved views and news: what each officer finds there, and that nobody finds anything of another organisation or officer. Each
 * test has a country of its own, whose inbox has nothing of other tests.
 */
class InboxTest extends AccessTestCase {
    private static final Pattern TOLD = Pattern.compile("(\\d+) requests? (?:was|were) (not )?acknowledged");
    private static final Pattern IN_LIST =
            Pattern.compile("<th scope=\"row\"><a class=\"reference\"[^>]*>([A-Z0-9-]+)</a>");
    private static final String PASSWORD = "a-long-enough-pass-phrase";
    private static final int MANY = 10_000;
    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    private final Inbox inbox;
    private final News news;
    private final AnnounceNews announce;
    private final SendDigests digests;
    private final CaseRows rows;
    private final IntelligenceWalk intelligence;

    private String country;
    private String writer;
    private String clerk;
    private String head;
    private CaseReference reference;
    private Task task;

    @Autowired
    InboxTest(
            Inbox inbox,
            News news,
            AnnounceNews announce,
            SendDigests digests,
            IntelligenceWalk intelligence,
            DatabaseAccess access) {
        this.inbox = inbox;
        this.news = news;
        this.announce = announce;
        this.digests = digests;
        this.intelligence = intelligence;
        this.rows = new CaseRows(access);
    }

    @BeforeEach
    void aRequestToAcknowledge() {
        administration.execute("DELETE FROM followed_case; DELETE FROM case_seen; DELETE FROM saved_view");
        country = administration.queryForObject("""
                SELECT code FROM organisation WHERE code NOT IN ('INTERPOL', 'KEN', 'IDN', 'FRA', 'BRA', 'SGP')
                 ORDER BY code DESC OFFSET ? LIMIT 1""", String.class, COUNTRIES.getAndIncrement());
        writer = bureau.employs("writer", country, "ncb-officers");
        clerk = bureau.employs("clerk", country, "ncb-officers");
        head = bureau.employs("head", country, "ncb-heads");
        reference = flow.submit(writer);
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
    }

    @Test
    void everyCountIsThatOfTheTasksBehindIt() {
        desk.as(clerk, () -> tasks.claim(task.getId(), clerk));
        flow.submit(writer, body -> body.put("urgency", "ROUTINE"));
        Inbox.Page all = page(clerk, Selection.EVERYTHING);

        assertThat(all.tasks()).hasSize((int) all.counts().all());
        assertThat(all.total()).isEqualTo(all.counts().all());
        assertThat(all.counts().byStep().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all.counts().all());
        assertThat(all.counts().mine())
                .isPositive()
                .isEqualTo(count(all, open -> clerk.equals(open.assignee())))
                .isEqualTo(
                        page(clerk, selection(Whose.MINE, false, false)).tasks().size());
        assertThat(all.counts().unassigned())
                .isEqualTo(count(all, open -> open.assignee() == null))
                .isEqualTo(
                        page(clerk, selection(Whose.UNASSIGNED, false, false)).total());
        assertThat(all.counts().urgent())
                .isEqualTo(page(clerk, selection(Whose.ALL, true, false)).total());
        assertThat(all.counts().overdue())
                .isEqualTo(count(all, open -> open.due().isBefore(flow.now())))
                .isEqualTo(page(clerk, selection(Whose.ALL, false, true)).total());
        assertThat(all.counts().isMinimum()).isFalse();
    }

    @Test
    void theOrderIsThatOfTheSelection() {
        List<OpenTask> due = page(clerk, Selection.EVERYTHING).tasks();
        List<OpenTask> newest = page(clerk, new Selection(Whose.ALL, false, false, null, null, Order.NEWEST))
                .tasks();
        List<OpenTask> urgent = page(clerk, new Selection(Whose.ALL, false, false, null, null, Order.URGENCY))
                .tasks();

        assertThat(due).extracting(OpenTask::due).isSorted();
        assertThat(newest).extracting(OpenTask::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(urgent)
                .extracting(open -> open.urgency() == null ? 0 : -open.urgency().priority())
                .isSorted();
        assertThat(newest).hasSameSizeAs(due).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void stepAndCountryNarrowTheList() {
        assertThat(page(clerk, new Selection(Whose.ALL, false, false, null, "acknowledgment", Order.DUE))
                        .tasks())
                .extracting(OpenTask::process)
                .contains("acknowledgment")
                .containsOnly("acknowledgment");
        assertThat(page(clerk, new Selection(Whose.ALL, false, false, "FRA", null, Order.DUE))
                        .tasks())
                .extracting(OpenTask::reference)
                .doesNotContain(reference.value());
    }

    @Test
    void anOfficerOfAnotherCountryFindsNoForeignTaskInPageOrFile() {
        Caller kenya = session(clerk);
        Caller france = session("ncbhead.fra");

        assertThat(kenya.get("/?sort=newest").text()).contains(task.getId(), reference.value());
        assertThat(france.get("/?sort=newest").text()).doesNotContain(task.getId(), reference.value());
        assertThat(kenya.get("/tasks.csv?sort=newest").text()).contains(reference.value());
        assertThat(france.get("/tasks.csv?sort=newest").text()).doesNotContain(reference.value());
        assertThat(kenya.get("/cases.csv?sort=submittedAt,desc").text()).contains(reference.value());
        assertThat(france.get("/cases.csv?sort=submittedAt,desc").text()).doesNotContain(reference.value());
        assertThat(france.get("/cases?assignee=" + clerk).text()).doesNotContain(reference.value());
    }

    @Test
    void theListOfCasesHasBothTypesInOneOrder() {
        Caller kenya = session(head);
        flow.advance(java.time.Duration.ofMinutes(1));
        CaseReference sent =
                intelligence.released(intelligence.register(body -> body.put("countries", List.of(country))));
        flow.advance(java.time.Duration.ofMinutes(1));
        CaseReference later = flow.submit(writer);

        assertThat(listed(kenya, "?sort=submittedAt,desc")).containsExactly(later, sent, reference);
        assertThat(listed(kenya, "?sort=submittedAt,asc")).containsExactly(reference, sent, later);
        assertThat(listed(kenya, "?q=" + sent)).startsWith(sent);
        assertThat(listed(kenya, "?type=REQUEST&sort=submittedAt,desc")).containsExactly(later, reference);
        assertThat(listed(kenya, "?type=INTELLIGENCE")).containsExactly(sent);
        // What only one of the two has leaves the other out.
        assertThat(listed(kenya, "?status=RELEASED")).containsExactly(sent);
        assertThat(listed(kenya, "?source=INTERPOL")).containsExactly(sent);
        assertThat(listed(kenya, "?status=SUBMITTED")).contains(later).doesNotContain(sent);
        assertThat(listed(kenya, "?capability=INFORMATION_SHARING")).doesNotContain(sent);
        assertThat(listed(kenya, "?type=REQUEST&source=INTERPOL")).isEmpty();
        assertThat(listed(session("ncbhead.fra"), "?sort=submittedAt,desc")).doesNotContain(sent, reference, later);
        assertThat(kenya.get("/cases?no-status=true").text()).doesNotContain("<th scope=\"col\">Status</th>");
        assertThat(kenya.get("/cases").text()).contains("<th scope=\"col\">Status</th>");
        assertThat(kenya.get("/intelligence?status=RELEASED").location())
                .endsWith("/cases?status=RELEASED&type=INTELLIGENCE");
    }

    private static List<CaseReference> listed(Caller reader, String criteria) {
        return IN_LIST.matcher(reader.get("/cases" + criteria).text())
                .results()
                .map(found -> new CaseReference(found.group(1)))
                .toList();
    }

    @Test
    void everyRowOfAFileHasTheMarkings() {
        CaseReference external = flow.submit(writer, body -> {
            body.put("externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true));
            body.put("confidentiality", "CONFIDENTIAL");
            body.put("title", "=HYPERLINK(\"http://x.example\")");
        });
        for (String file : List.of("/tasks.csv?sort=newest", "/cases.csv?sort=submittedAt,desc")) {
            Answer csv = session(clerk).get(file);
            assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(csv.text().split("\r\n"))
                    .hasSizeGreaterThan(2)
                    .filteredOn(line -> !line.startsWith("\"task\"") && !line.startsWith("\"reference\""))
                    .allSatisfy(line -> {
                        if (line.contains(external.value()))
                            assertThat(line).contains("\"CONFIDENTIAL\"", "received from an external source");
                        else assertThat(line).contains("\"RESTRICTED\"").doesNotContain("external source");
                    });
            assertThat(csv.text()).contains("'=HYPERLINK").doesNotContain(",\"=HYPERLINK", "http://x.example");
        }
    }

    @Test
    void severalRequestsAreAcknowledgedTogetherAndARefusedOneIsNamed() {
        CaseReference own = flow.submit(clerk);
        CaseReference third = flow.submit(writer);
        String tasksOfAll = List.of(reference, own, third).stream()
                .map(each -> "task=" + flow.taskId(each, AcknowledgmentProcess.ACKNOWLEDGE))
                .reduce("", (a, b) -> a + '&' + b);
        Caller officer = session(clerk);

        Answer answer = post(officer, "/inbox/acknowledgments", "view=whose%3Dunassigned" + tasksOfAll)
                .with(302);
        assertThat(answer.header("Location")).endsWith("/?whose=unassigned");
        String page = officer.get("/?whose=unassigned").text();
        assertThat(page)
                .contains("2 requests were acknowledged", reference.value(), third.value())
                .contains("1 request was not acknowledged", "own work");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
        assertThat(flow.status(third)).isEqualTo("ACKNOWLEDGED");
        assertThat(flow.status(own)).isEqualTo("SUBMITTED");
    }

    @RepeatedTest(3)
    void ofTwoWhoAcknowledgeTheSameRequestsAtOnceOneDoesItAndTheOtherIsTold() {
        List<CaseReference> requests =
                Stream.generate(() -> flow.submit(writer)).limit(5).toList();
        String all = requests.stream()
                .map(each -> "&task=" + flow.taskId(each, AcknowledgmentProcess.ACKNOWLEDGE))
                .collect(Collectors.joining("", "view=", ""));
        Map<Caller, String> officers = Stream.of(clerk, head)
                .map(this::session)
                .collect(Collectors.toMap(Function.identity(), officer -> officer.token("/me")));
        List<CompletableFuture<String>> acts = new ArrayList<>();
        officers.forEach((officer, token) -> acts.add(CompletableFuture.supplyAsync(() -> {
            officer.sendForm("/inbox/acknowledgments", token, all).with(302);
            return officer.get("/").text();
        })));

        int acknowledged = 0;
        for (CompletableFuture<String> act : acts) {
            String page = act.join();
            assertThat(told(page, false) + told(page, true))
                    .as("each is told of every request: %s", page)
                    .isEqualTo(requests.size());
            acknowledged += told(page, false);
        }
        assertThat(acknowledged).isEqualTo(requests.size());
        for (CaseReference request : requests) {
            assertThat(flow.status(request)).isEqualTo("ACKNOWLEDGED");
            assertThat(flow.timeline(request)).containsOnlyOnce("REQUEST_ACKNOWLEDGED");
            assertThat(flow.open(request)).containsOnlyOnce("Task_DecideDirectContact");
        }
    }

    /** How many requests a page says were acknowledged, or were not. */
    private static int told(String page, boolean refused) {
        return TOLD.matcher(page)
                .results()
                .filter(sentence -> (sentence.group(2) != null) == refused)
                .mapToInt(sentence -> Integer.parseInt(sentence.group(1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void anIdThatNoTaskCanHaveIsAnUnknownOne() {
        Caller officer = session(clerk);
        post(officer, "/inbox/acknowledgments", "view=&task=a%00b").with(302);
        assertThat(told(officer.get("/").text(), true)).isOne();
    }

    @Test
    void nobodyAcknowledgesForAnotherCountryOrByAnotherTask() {
        Caller france = session("ncbhead.fra");
        post(france, "/inbox/acknowledgments", "task=" + task.getId());
        assertThat(france.get("/").text()).contains("1 request was not acknowledged");
        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");

        acknowledge();
        Task authorize = flow.task(reference, "Task_DecideDirectContact");
        Caller other = session(head);
        post(other, "/inbox/acknowledgments", "task=" + authorize.getId());
        assertThat(other.get("/").text()).contains("1 request was not acknowledged");
        assertThat(flow.open(reference)).contains("Task_DecideDirectContact");
    }

    @Test
    void aHeadAssignsFromTheInboxAndAnOfficerDoesNot() {
        String choice = "name=\"assign\"";
        Caller leader = session(head);
        assertThat(leader.get("/").text()).contains(choice);
        assertThat(session(clerk).get("/").text()).doesNotContain(choice);

        String chosen = "task=" + task.getId() + "&assign=true&assignee=" + clerk;
        post(session(clerk), "/inbox/claims", chosen).with(302);
        post(session("ncbhead.fra"), "/inbox/claims", chosen).with(302);
        assertThat(assignee(task)).isNull();
        post(leader, "/inbox/claims", chosen);
        assertThat(leader.get("/").text()).contains("1 task was assigned");
        assertThat(assignee(task)).isEqualTo(clerk);
        assertThat(page(head, filtered(clerk, null)).tasks())
                .extracting(OpenTask::id)
                .containsExactly(task.getId());
        assertThat(page("ncbhead.fra", filtered(clerk, null)).tasks()).isEmpty();
    }

    @Test
    void severalTasksAreClaimedTogetherAndARefusedOneLeavesTheOthers() {
        CaseReference own = flow.submit(clerk);
        Caller officer = session(clerk);
        post(
                officer,
                "/inbox/claims",
                "task=" + task.getId() + "&task=" + flow.taskId(own, AcknowledgmentProcess.ACKNOWLEDGE));
        assertThat(officer.get("/").text())
                .contains("1 task was claimed for you", "1 task was neither claimed nor assigned", "own work");
        assertThat(assignee(task)).isEqualTo(clerk);
    }

    @Test
    void ownWorkThatAnotherMustDecideOnWaitsForOthersAndIsNoTask() {
        CaseReference own = flow.submit(clerk);
        String waiting = flow.taskId(own, AcknowledgmentProcess.ACKNOWLEDGE);
        Selection others = new Selection(Whose.WAITING, false, false, null, null, Order.DUE);

        assertThat(page(clerk, Selection.EVERYTHING).tasks())
                .extracting(OpenTask::id)
                .contains(task.getId())
                .doesNotContain(waiting);
        assertThat(page(clerk, others).tasks()).extracting(OpenTask::id).containsExactly(waiting);
        assertThat(page(clerk, others).counts().waiting()).isOne();
        assertThat(page(clerk, others).total()).isOne();
        assertThat(page(head, Selection.EVERYTHING).tasks())
                .extracting(OpenTask::id)
                .contains(waiting);
        assertThat(page(head, others).tasks()).isEmpty();
        assertThat(session(clerk).get("/?whose=waiting").text()).contains("Waiting for others", own.value());
    }

    @Test
    void wordsFindTasksOfCasesThatTheReaderSees() {
        flow.submit(writer, body -> body.put("title", "Totoaba bladders by parcel"));
        assertThat(page(clerk, filtered(null, "totoaba")).tasks())
                .extracting(OpenTask::title)
                .containsExactly("Totoaba bladders by parcel");
        assertThat(page(clerk, filtered(null, reference.value())).tasks())
                .extracting(OpenTask::reference)
                .containsExactly(reference.value());
        assertThat(page("ncbhead.fra", filtered(null, "totoaba")).tasks()).isEmpty();
    }

    @Test
    void theAddressNarrowsTheListToTheTasksOfAColleague() {
        flow.submit(writer);
        post(session(clerk), "/inbox/claims", "task=" + task.getId());
        Selection ofColleague =
                TaskFilter.of(Map.of("assignee", clerk), List.of()).selection();
        assertThat(page(head, ofColleague).tasks()).extracting(OpenTask::id).containsExactly(task.getId());
    }

    @Test
    void tasksOfOneGroupFollowEachOther() {
        acknowledge();
        flow.submit(writer, body -> body.put("urgency", "ROUTINE"));
        flow.submit(writer);
        for (Inbox.Group group : Inbox.Group.values()) {
            Selection grouped = new Selection(Whose.ALL, false, false, null, null, Order.NEWEST, null, null, group);
            List<String> names = page(head, grouped).tasks().stream()
                    .map(open -> switch (group) {
                        case STEP -> open.process();
                        case URGENCY -> String.valueOf(open.urgency());
                        case COUNTRY -> open.reference().substring(0, 3);
                    })
                    .toList();
            assertThat(names.stream().distinct().count())
                    .isEqualTo(java.util.stream.IntStream.range(0, names.size())
                            .filter(i -> i == 0 || !names.get(i).equals(names.get(i - 1)))
                            .count());
        }
    }

    private static Selection filtered(String assignee, String text) {
        return new Selection(Whose.ALL, false, false, null, null, Order.DUE, assignee, text, null);
    }

    /** The number beside the filter and the marks of the rows tell the same. */
    @Test
    void everyUrgentTaskIsMarkedWhateverItIsOf() {
        intelligence.released(intelligence.register(body -> body.put("countries", List.of(country))));
        Inbox.Page urgent = page(clerk, selection(Whose.ALL, true, false));
        assertThat(urgent.tasks()).extracting(OpenTask::reference).anyMatch(named -> named.startsWith("INT-"));
        assertThat(urgent.tasks()).extracting(OpenTask::urgency).doesNotContain(Urgency.ROUTINE, (Urgency) null);
        String row = session(clerk).get("/?urgent=true&sort=newest").text();
        assertThat(row.split("class=\"tag urgency-", -1))
                .hasSizeGreaterThan(urgent.tasks().size());
    }

    /** The database knows of a draft whose it is, and shows it to nobody else. */
    @Test
    void whatAnOfficerHasBegunIsOnTopOfTheInbox() {
        for (String asks : List.of(ranger(), writer)) {
            String draft = begun(asks, "/requests/drafts", "step=NEED&title=Ivory+of+" + asks);
            assertThat(session(asks).get("/").text()).containsSubsequence(draft, "Ivory of " + asks, "id=\"tasks\"");
            assertThat(session(head).get("/").text()).doesNotContain("Ivory of " + asks);
        }
        String analyst = bureau.employs("analyst", "INTERPOL", "gwet-analysts");
        String draft = begun(analyst, "/intelligence/drafts", "title=Scales+in+parcels&end=1");
        assertThat(session(analyst).get("/").text()).containsSubsequence(draft, "Scales in parcels", "id=\"tasks\"");
        assertThat(session("lead").get("/").text()).doesNotContain("Scales in parcels");
    }

    /** The address of what somebody began to write. */
    private String begun(String user, String form, String fields) {
        return post(session(user), form, fields).with(302).header("Location").replaceAll("^https?://[^/]*|\\?.*", "");
    }

    @Test
    void aSavedViewIsTheOfficersOwn() {
        Caller officer = session(clerk);
        post(officer, "/inbox/views", "list=TASKS&name=Overdue+%26+mine&view=overdue%3Dtrue%26whose%3Dmine%26evil%3D1");

        assertThat(officer.get("/").text())
                .contains("href=\"/?whose=mine&amp;overdue=true\"", "Overdue &amp; mine")
                .doesNotContain("evil");
        assertThat(session(head).get("/").text()).doesNotContain("Overdue &amp; mine");
        assertThat(session("ncb.fra").get("/").text()).doesNotContain("Overdue &amp; mine");
        String id = administration.queryForObject("SELECT id::text FROM saved_view", String.class);
        post(session(head), "/inbox/views/" + id + "/removal", "").with(404);
        post(officer, "/inbox/views/" + id + "/removal", "").with(302);
        assertThat(administration.queryForList("SELECT id FROM saved_view")).isEmpty();
    }

    @Test
    void aCaseIsNewUntilItIsOpenedAndChangedOnceSomebodyElseHasActed() {
        assertThat(state(clerk)).isEqualTo(ReadState.NEW);
        session(clerk).get("/cases/" + reference);
        assertThat(state(clerk)).isEqualTo(ReadState.READ);
        assertThat(state(head)).isEqualTo(ReadState.NEW);

        acknowledge();
        assertThat(state(clerk)).isEqualTo(ReadState.CHANGED);
        session(head).get("/cases/" + reference);
        assertThat(state(head)).isEqualTo(ReadState.READ);
    }

    @Test
    void aFollowedCaseHasNewsForWhoeverFollowsItOnly() {
        Caller officer = session(clerk);
        post(officer, "/cases/" + reference + "/following", "").with(302);
        assertThat(count(clerk)).isZero();

        acknowledge();

        assertThat(count(clerk)).isOne();
        assertThat(count(head)).as("who acted").isZero();
        assertThat(officer.get("/news").text()).contains(reference.value(), "Request acknowledged");
        assertThat(session("ncb.fra").get("/news").text()).doesNotContain(reference.value());
        assertThat(officer.get("/news/events").json().path("count").asInt()).isOne();

        post(officer, "/news/seen", "");
        assertThat(count(clerk)).isZero();
        post(officer, "/cases/" + reference + "/following", "follow=false&from=news");
        assertThat(officer.get("/news").text()).doesNotContain(reference.value());
    }

    @Test
    void whoActsOnACaseFollowsItUnlessTheyChoseOtherwise() {
        assertThat(count(writer)).isZero();
        acknowledge();
        assertThat(count(writer)).as("the acknowledgment").isOne();
        assertThat(count(clerk)).as("who did nothing").isZero();
        assertThat(session(writer).get("/news").text()).contains("Request acknowledged", "#history");

        post(session(clerk), "/me/digest", "digest=&news=chosen&topic=MESSAGE").with(302);
        CaseReference quiet = flow.submit(clerk);
        flow.work(quiet, head, AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
        assertThat(session(clerk).get("/news").text()).doesNotContain(quiet.value());
        post(session(clerk), "/cases/" + quiet + "/following", "");
        happens(quiet, "REQUEST_DECLINED");
        assertThat(count(clerk)).as("a topic that is not wanted").isZero();
        happens(quiet, "MESSAGE_SENT");
        assertThat(count(clerk)).isOne();
    }

    @Test
    void aDeliveryIsInTheInboxAtOnceAndUpdatesTheCase() {
        happens(reference, "REMINDER_SENT");
        assertThat(count(writer)).as("no topic of the default").isZero();
        Instant before = updated();
        flow.advance(java.time.Duration.ofHours(1));
        happens(reference, "PRODUCT_DELIVERED");

        assertThat(session(writer).get("/news").text())
                .contains("Report delivered", "href=\"/cases/" + reference + "#deliveries\"");
        assertThat(updated()).isAfter(before);
        session(writer).get("/cases/" + reference);
        assertThat(session(writer).get("/news").text()).doesNotContain("Report delivered");
    }

    @Test
    void pagesThatRefuseHaveTheBellToo() {
        post(session(clerk), "/cases/" + reference + "/following", "");
        acknowledge();
        String one = "<span class=\"bell-count\" role=\"status\">1</span>";
        assertThat(session(clerk)
                        .get("/nowhere", "Accept", "text/html")
                        .with(404)
                        .text())
                .contains(one);
        assertThat(session(clerk)
                        .get("/cases/FRA-2026-499999", "Accept", "text/html")
                        .with(404)
                        .text())
                .contains(one);
        assertThat(session(clerk)
                        .get("/administration", "Accept", "text/html")
                        .with(403)
                        .text())
                .contains(one);
    }

    private Instant updated() {
        return administration
                .queryForObject(
                        "SELECT updated_at FROM case_figure WHERE reference = ?", Timestamp.class, reference.value())
                .toInstant();
    }

    private void happens(CaseReference of, String kind) {
        administration.update("""
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                VALUES (?, ?, 'relay', ?, ?)""", of.value(), kind, country, Timestamp.from(flow.now()));
    }

    /** The table names the topic of each kind; OTHER is no news by default. */
    @Test
    void acknowledgmentsDecisionsDeliveriesAndMessagesAreNewsByDefault() {
        Map<String, List<String>> topics = Map.of(
                "DECISION",
                        List.of(
                                "REQUEST_ACKNOWLEDGED",
                                "DIRECT_CONTACT_GRANTED",
                                "PRODUCT_APPROVED",
                                "CASE_CLOSED",
                                "RELEASED"),
                "DELIVERY", List.of("PRODUCT_DELIVERED", "PRODUCT_FORWARDED", "DISPATCHED_VIA_NCB", "RECALLED"),
                "MESSAGE", List.of("MESSAGE_SENT", "ANSWERED_BY_NCB", "REPORTED"),
                "HIT", List.of("HIT_DISCLOSED"),
                "OTHER",
                        List.of(
                                "REMINDER_SENT",
                                "MAIL_FAILED",
                                "TASK_ASSIGNED",
                                "COPIED_TO_GENERAL_SECRETARIAT",
                                "REMINDED_REMIND"));
        topics.forEach((topic, kinds) -> kinds.forEach(kind -> assertThat(administration.queryForList(
                        "SELECT DISTINCT topic FROM event_reader WHERE kind = ?", String.class, kind))
                .containsExactly(topic)));
    }

    @Test
    void aForeignCaseIsNotFollowedAndAnEndedGrantEndsTheNews() {
        post(session("ncb.fra"), "/cases/" + reference + "/following", "").with(404);

        post(session("gs"), "/cases/" + reference + "/following", "");
        acknowledge();
        assertThat(count("gs")).isOne();
        rows.closeToInterpol(reference);
        assertThat(count("gs")).isZero();
        assertThat(session("gs").get("/news").text()).doesNotContain(reference.value());
    }

    /** Not even the mark in the table says when something passes between an agency and its bureau. */
    @Test
    void whatPassesBetweenAnAgencyAndItsBureauMarksNothingForOthers() {
        for (String reader : List.of("gs", clerk)) post(session(reader), "/cases/" + reference + "/following", "");
        happens(reference, "SUPPLEMENT_FILED");
        assertThat(flow.all("SELECT officer FROM case_seen WHERE reference = ? AND news_event IS NOT NULL", reference))
                .contains(clerk)
                .doesNotContain("gs");
    }

    @Test
    void whatAnAgencyMayNotLearnOfAHitIsNoNews() {
        String ranger = bureau.employs("ranger", country, "agency-officers");
        CaseRows.open(administration, reference.value(), country + "-agency-officers");
        post(session(ranger), "/cases/" + reference + "/following", "");
        post(session(clerk), "/cases/" + reference + "/following", "");
        administration.update("""
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                VALUES (?, 'HIT_MATCHED', 'relay', ?, now())""", reference.value(), country);

        assertThat(count(ranger)).isZero();
        assertThat(count(clerk)).isOne();
    }

    @Test
    void whatOthersDoWithIntelligenceIsNewsForWhoeverFollowsItUntilTheyOpenIt() {
        CaseReference item = intelligence.released(intelligence.register(body -> {}));
        Caller bureau = session("ncb.fra");
        assertThat(bureau.get("/intelligence/" + item).text()).contains("Follow this intelligence");
        post(bureau, "/intelligence/" + item + "/following", "").with(302);
        assertThat(bureau.get("/intelligence/" + item).text()).contains("Stop following");
        assertThat(count("ncb.fra")).isZero();

        happens(item, "RECALLED", "FRA");
        assertThat(count("ncb.fra")).isOne();
        assertThat(count("ncbhead.fra")).as("who does not follow it").isZero();
        assertThat(bureau.get("/news").text()).contains("/intelligence/" + item, "Sellers of ivory in three countries");

        bureau.get("/intelligence/" + item);
        assertThat(count("ncb.fra")).isZero();
        post(bureau, "/intelligence/" + item + "/following", "follow=false&from=news");
        assertThat(bureau.get("/news").text()).doesNotContain(item.value());
    }

    @Test
    void intelligenceThatConcernsAnotherCountryIsNoNews() {
        CaseReference item = intelligence.released(intelligence.register(body -> {}));
        post(session("ncb.fra"), "/intelligence/" + item + "/following", "");
        post(session("analyst"), "/intelligence/" + item + "/following", "");
        happens(item, "ACKNOWLEDGED", "BRA");
        assertThat(count("ncb.fra")).isZero();
        assertThat(count("analyst")).isOne();
    }

    @Test
    void recalledIntelligenceIsFollowedNoLonger() {
        CaseReference item = intelligence.released(intelligence.register(body -> {}));
        Caller bureau = session("ncb.fra");
        post(bureau, "/intelligence/" + item + "/following", "");
        happens(item, "RECALLED", "FRA");
        administration.execute("""
                SET session_replication_role = replica;
                UPDATE dispatch SET recalled_at = now() WHERE reference = '%s';
                SET session_replication_role = DEFAULT""".formatted(item));
        assertThat(count("ncb.fra")).isZero();
        assertThat(bureau.get("/news").text()).doesNotContain(item.value(), "Sellers of ivory");
    }

    @Test
    void theNumberBesideTheBellIsLiveAndEndsWithTheSession() throws Exception {
        Caller officer = session(clerk);
        post(officer, "/cases/" + reference + "/following", "");
        try (EventStream stream = new EventStream(port, officer.cookie("JSESSIONID"))) {
            assertThat(stream.next()).isEqualTo("0");
            announce.announce();
            acknowledge();
            announce.announce();
            assertThat(stream.next()).isEqualTo("1");

            officer.sendForm("/logout", null, "");
            assertThat(stream.next()).as("the end").isNull();
        }
    }

    @Test
    void anOfficersOldestStreamEndsWhenThereIsAnEleventh() throws Exception {
        String session = session(clerk).cookie("JSESSIONID");
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 11; i++) streams.add(new EventStream(port, session));
            assertThat(streams.get(0).next()).isNotNull();
            assertThat(streams.get(0).next()).as("the end").isNull();
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void aDigestIsSentOnlyOnceItWasChosenAndSaysNothingOfTheCase() {
        Caller officer = session(clerk);
        post(officer, "/cases/" + reference + "/following", "");
        acknowledge();
        digests.sendDue();
        assertThat(lettersOfDigest(clerk)).isZero();

        post(officer, "/me/digest", "digest=HOURLY").with(400);
        post(officer, "/me/digest", "digest=DAILY").with(302);
        digests.sendDue();
        assertThat(lettersOfDigest(clerk)).isZero();
        flow.advance(java.time.Duration.ofDays(1));
        digests.sendDue();
        digests.sendDue();

        assertThat(lettersOfDigest(clerk)).isOne();
        assertThat(administration.queryForList(
                        "SELECT reference FROM outbox_mail WHERE template = 'NEWS_DIGEST' AND recipient LIKE 'clerk-%'",
                        String.class))
                .containsExactly((String) null);
    }

    @Test
    void anOfficerOfAnAgencyReceivesTheDigestOfItsCases() {
        String ranger = ranger();
        CaseReference own = flow.submit("agency.ken");
        post(session(ranger), "/cases/" + own + "/following", "").with(302);
        post(session(ranger), "/me/digest", "digest=DAILY").with(302);
        flow.work(own, "ncb.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
        flow.advance(java.time.Duration.ofDays(1));
        digests.sendDue();

        assertThat(lettersOfDigest(ranger)).isOne();
    }

    private void happens(CaseReference item, String kind, String concerned) {
        administration.update("""
                INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, happened_at)
                VALUES (?, ?, ?, 'relay', 'INTERPOL', now())""", item.value(), concerned, kind);
    }

    private void acknowledge() {
        flow.work(reference, head, AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
    }

    /** A new officer of an agency of Kenya. */
    private String ranger() {
        String ranger = bureau.employs("ranger", "KEN", "agency-officers");
        administration.update("UPDATE officer_profile SET agency_code = 'KEN-WCIU' WHERE user_id = ?", ranger);
        return ranger;
    }

    private int lettersOfDigest(String user) {
        return administration.queryForObject(
                "SELECT count(*) FROM outbox_mail WHERE template = 'NEWS_DIGEST' AND recipient = ?",
                Integer.class,
                user + "@relay.example");
    }

    private ReadState state(String user) {
        Officer officer = desk.officer(user);
        return desk.as(user, () -> news.readStates(List.of(reference.value()), officer))
                .get(reference.value());
    }

    private int count(String user) {
        Officer officer = desk.officer(user);
        return desk.as(user, () -> news.count(officer));
    }

    private static Selection selection(Whose whose, boolean urgent, boolean overdue) {
        return new Selection(whose, urgent, overdue, null, null, Order.DUE);
    }

    private Inbox.Page page(String user, Selection selection) {
        Officer officer = desk.officer(user);
        return desk.as(user, () -> inbox.page(officer, selection, 0, MANY));
    }

    private static long count(Inbox.Page page, java.util.function.Predicate<OpenTask> which) {
        return page.tasks().stream().filter(which).count();
    }

    @Override
    protected Caller session(String user) {
        boolean employed = user.contains("-");
        return Caller.session(port, user, employed ? PASSWORD : DoorTest.PASSWORD);
    }

    private static Answer post(Caller caller, String path, String fields) {
        return caller.sendForm(path, null, fields);
    }

    /** Server-sent events, as a page receives them. */
    private static final class EventStream implements AutoCloseable {
        private static final int LONGEST_WAIT_MS = 60_000;

        private final HttpURLConnection connection;
        private final BufferedReader lines;

        EventStream(int port, String session) throws IOException {
            connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/news/events")
                    .toURL()
                    .openConnection();
            connection.setReadTimeout(LONGEST_WAIT_MS);
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setRequestProperty("Cookie", "JSESSIONID=" + session);
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        /** What the next event says; null once the stream has ended. */
        String next() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (line.startsWith("data:")) return line.substring("data:".length());
            return null;
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
