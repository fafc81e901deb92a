package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.news.News;
import org.ncbrelay.domain.news.ReadState;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.SendDigests;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.Inbox.Order;
import org.ncbrelay.port.Inbox.Selection;
import org.ncbrelay.port.Inbox.Whose;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.support.Bureau;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox, saved views and news: what each officer finds there, and that nobody finds anything of another organisation or officer. */
@FlowTest
@Import(LettersAtHand.class)
class InboxTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MANY = 100;

    private final Flowchart flow;
    private final Walk walk;
    private final Desk desk;
    private final TaskService tasks;
    private final Inbox inbox;
    private final News news;
    private final AnnounceNews announce;
    private final SendDigests digests;
    private final JdbcTemplate administration;
    private final Bureau bureau;
    private final int port;

    private CaseReference reference;
    private Task task;

    @Autowired
    InboxTest(
            Flowchart flow,
            Walk walk,
            Desk desk,
            TaskService tasks,
            Inbox inbox,
            News news,
            AnnounceNews announce,
            SendDigests digests,
            IdentityService identity,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.flow = flow;
        this.walk = walk;
        this.desk = desk;
        this.tasks = tasks;
        this.inbox = inbox;
        this.news = news;
        this.announce = announce;
        this.digests = digests;
        this.administration = TestDatabase.administration(access);
        this.bureau = new Bureau(identity, access);
        this.port = port;
    }

    @BeforeEach
    void aRequestToAcknowledge() {
        administration.execute("DELETE FROM followed_case; DELETE FROM case_seen; DELETE FROM saved_view");
        reference = flow.submit("agency.ken");
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
    }

    @AfterEach
    void leave() {
        bureau.letEverybodyGo();
    }

    @Test
    void everyCountIsThatOfTheTasksBehindIt() {
        desk.as("ncb.ken", () -> tasks.claim(task.getId(), "ncb.ken"));
        flow.submit("agency.ken", body -> body.put("urgency", "ROUTINE"));
        Inbox.Page all = page("ncb.ken", Selection.EVERYTHING);

        assertThat(all.tasks()).hasSize((int) all.counts().all());
        assertThat(all.total()).isEqualTo(all.counts().all());
        assertThat(all.counts().byStep().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all.counts().all());
        assertThat(all.counts().mine())
                .isPositive()
                .isEqualTo(count(all, open -> "ncb.ken".equals(open.assignee())))
                .isEqualTo(page("ncb.ken", selection(Whose.MINE, false, false))
                        .tasks()
                        .size());
        assertThat(all.counts().unassigned())
                .isEqualTo(count(all, open -> open.assignee() == null))
                .isEqualTo(page("ncb.ken", selection(Whose.UNASSIGNED, false, false))
                        .total());
        assertThat(all.counts().urgent())
                .isEqualTo(page("ncb.ken", selection(Whose.ALL, true, false)).total());
        assertThat(all.counts().overdue())
                .isEqualTo(count(all, open -> open.due().isBefore(flow.now())))
                .isEqualTo(page("ncb.ken", selection(Whose.ALL, false, true)).total());
        assertThat(all.counts().isMinimum()).isFalse();
    }

    @Test
    void theOrderIsThatOfTheSelection() {
        List<OpenTasks.Open> due = page("ncb.ken", Selection.EVERYTHING).tasks();
        List<OpenTasks.Open> newest = page("ncb.ken", new Selection(Whose.ALL, false, false, null, null, Order.NEWEST))
                .tasks();
        List<OpenTasks.Open> urgent = page("ncb.ken", new Selection(Whose.ALL, false, false, null, null, Order.URGENCY))
                .tasks();

        assertThat(due).extracting(OpenTasks.Open::due).isSorted();
        assertThat(newest).extracting(OpenTasks.Open::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(urgent)
                .extracting(open -> open.urgency() == null ? 0 : -open.urgency().priority())
                .isSorted();
        assertThat(newest).hasSameSizeAs(due).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void stepAndCountryNarrowTheList() {
        assertThat(page("ncb.ken", new Selection(Whose.ALL, false, false, null, "acknowledgment", Order.DUE))
                        .tasks())
                .extracting(OpenTasks.Open::process)
                .contains("acknowledgment")
                .containsOnly("acknowledgment");
        assertThat(page("ncb.ken", new Selection(Whose.ALL, false, false, "FRA", null, Order.DUE))
                        .tasks())
                .extracting(OpenTasks.Open::reference)
                .doesNotContain(reference.value());
    }

    @Test
    void anOfficerOfAnotherCountryFindsNoForeignTaskInPageOrFile() {
        Caller kenya = session("ncb.ken");
        Caller france = session("ncbhead.fra");

        assertThat(kenya.get("/?sort=newest").body()).contains(task.getId(), reference.value());
        assertThat(france.get("/?sort=newest").body()).doesNotContain(task.getId(), reference.value());
        assertThat(kenya.get("/tasks.csv?sort=newest").body()).contains(reference.value());
        assertThat(france.get("/tasks.csv?sort=newest").body()).doesNotContain(reference.value());
        assertThat(kenya.get("/cases.csv?sort=submittedAt,desc").body()).contains(reference.value());
        assertThat(france.get("/cases.csv?sort=submittedAt,desc").body()).doesNotContain(reference.value());
        assertThat(france.get("/cases?assignee=ncb.ken").body()).doesNotContain(reference.value());
    }

    @Test
    void everyRowOfAFileHasTheMarkings() {
        flow.submit("agency.ken", body -> {
            body.put("externalSource", Map.of("name", "A wildlife trust", "kind", "NGO", "consentToShare", true));
            body.put("confidentiality", "CONFIDENTIAL");
            body.put("title", "=HYPERLINK(\"http://x.example\")");
        });
        for (String file : List.of("/tasks.csv?sort=newest", "/cases.csv?sort=submittedAt,desc")) {
            HttpResponse<String> csv = session("ncb.ken").get(file);
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(csv.body().split("\r\n"))
                    .hasSizeGreaterThan(2)
                    .filteredOn(line -> !line.startsWith("\"task\"") && !line.startsWith("\"reference\""))
                    .allSatisfy(
                            line -> assertThat(line).contains("\"CONFIDENTIAL\"", "received from an external source"));
            assertThat(csv.body()).contains("'=HYPERLINK").doesNotContain(",\"=HYPERLINK", "http://x.example");
        }
    }

    @Test
    void severalRequestsAreAcknowledgedTogetherAndARefusedOneIsNamed() {
        String clerk = bureau.employs("clerk", "KEN", "ncb-officers");
        CaseReference own = flow.submit("ncb.ken");
        CaseReference third = flow.submit("agency.ken");
        String tasksOfAll = List.of(reference, own, third).stream()
                .map(each -> "task="
                        + flow.task(each, AcknowledgmentProcess.ACKNOWLEDGE).getId())
                .reduce("", (a, b) -> a + '&' + b);
        Caller officer = session("ncb.ken");

        HttpResponse<String> answer = post(officer, "/inbox/acknowledgments", "view=whose%3Dunassigned" + tasksOfAll);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/?whose=unassigned");
        String page = officer.get("/?whose=unassigned").body();
        assertThat(page)
                .contains("2 requests were acknowledged", reference.value(), third.value())
                .contains("1 request was not acknowledged", "own work");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
        assertThat(flow.status(third)).isEqualTo("ACKNOWLEDGED");
        assertThat(flow.status(own)).isEqualTo("SUBMITTED");
        assertThat(clerk).isNotBlank();
    }

    @Test
    void nobodyAcknowledgesForAnotherCountryOrByAnotherTask() {
        Caller france = session("ncbhead.fra");
        post(france, "/inbox/acknowledgments", "task=" + task.getId());
        assertThat(france.get("/").body()).contains("1 request was not acknowledged");
        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");

        walk.acknowledged(reference);
        Task authorize = flow.task(reference, "Task_DecideDirectContact");
        Caller head = session("ncbhead.ken");
        post(head, "/inbox/acknowledgments", "task=" + authorize.getId());
        assertThat(head.get("/").body()).contains("1 request was not acknowledged");
        assertThat(flow.open(reference)).contains("Task_DecideDirectContact");
    }

    @Test
    void aHeadAssignsFromTheInboxAndAnOfficerDoesNot() {
        String form = "action=\"/tasks/" + task.getId() + "/assignee\"";
        Caller head = session("ncbhead.ken");
        assertThat(head.get("/?sort=newest").body()).contains(form);
        assertThat(session("ncb.ken").get("/?sort=newest").body()).doesNotContain(form);

        post(head, "/tasks/" + task.getId() + "/assignee", "assignee=ncb.ken");
        assertThat(head.get("/").body()).contains("The task was assigned");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("ncb.ken");
        assertThat(post(session("ncbhead.fra"), "/tasks/" + task.getId() + "/assignee", "assignee=ncb.fra")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSavedViewIsTheOfficersOwn() {
        Caller officer = session("ncb.ken");
        post(officer, "/inbox/views", "list=TASKS&name=Overdue+%26+mine&view=overdue%3Dtrue%26whose%3Dmine%26evil%3D1");

        assertThat(officer.get("/").body())
                .contains("href=\"/?whose=mine&amp;overdue=true\"", "Overdue &amp; mine")
                .doesNotContain("evil");
        assertThat(session("ncbhead.ken").get("/").body()).doesNotContain("Overdue &amp; mine");
        assertThat(session("ncb.fra").get("/").body()).doesNotContain("Overdue &amp; mine");
        String id = administration.queryForObject("SELECT id::text FROM saved_view", String.class);
        assertThat(post(session("ncbhead.ken"), "/inbox/views/" + id + "/removal", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(officer, "/inbox/views/" + id + "/removal", "").statusCode())
                .isEqualTo(302);
        assertThat(administration.queryForList("SELECT id FROM saved_view")).isEmpty();
    }

    @Test
    void aCaseIsNewUntilItIsOpenedAndChangedOnceSomebodyElseHasActed() {
        assertThat(state("ncb.ken")).isEqualTo(ReadState.NEW);
        session("ncb.ken").get("/cases/" + reference);
        assertThat(state("ncb.ken")).isEqualTo(ReadState.READ);
        assertThat(state("ncbhead.ken")).isEqualTo(ReadState.NEW);

        flow.work(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
        assertThat(state("ncb.ken")).isEqualTo(ReadState.CHANGED);
        session("ncbhead.ken").get("/cases/" + reference);
        assertThat(state("ncbhead.ken")).isEqualTo(ReadState.READ);
    }

    @Test
    void aFollowedCaseHasNewsForWhoeverFollowsItOnly() {
        Caller officer = session("ncb.ken");
        assertThat(post(officer, "/cases/" + reference + "/following", "").statusCode())
                .isEqualTo(302);
        assertThat(count("ncb.ken")).isZero();

        flow.work(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));

        assertThat(count("ncb.ken")).isOne();
        assertThat(count("ncbhead.ken")).isZero();
        assertThat(officer.get("/news").body()).contains(reference.value(), "Request acknowledged");
        assertThat(session("ncbhead.ken").get("/news").body()).doesNotContain(reference.value());
        assertThat(session("ncb.fra").get("/news").body()).doesNotContain(reference.value());
        assertThat(Caller.json(officer.get("/news/events")).path("count").asInt())
                .isOne();

        post(officer, "/news/seen", "");
        assertThat(count("ncb.ken")).isZero();
        post(officer, "/cases/" + reference + "/following", "follow=false&from=news");
        assertThat(officer.get("/news").body()).doesNotContain(reference.value());
    }

    @Test
    void aForeignCaseIsNotFollowedAndAnEndedGrantEndsTheNews() {
        assertThat(post(session("ncb.fra"), "/cases/" + reference + "/following", "")
                        .statusCode())
                .isEqualTo(404);

        post(session("gs"), "/cases/" + reference + "/following", "");
        walk.acknowledged(reference);
        assertThat(count("gs")).isOne();
        administration.execute("""
                ALTER TABLE case_access DISABLE TRIGGER change_is_audited;
                UPDATE case_access SET revoked_at = now() WHERE organisation = 'INTERPOL' AND reference = '%s';
                ALTER TABLE case_access ENABLE TRIGGER change_is_audited""".formatted(reference));
        assertThat(count("gs")).isZero();
        assertThat(session("gs").get("/news").body()).doesNotContain(reference.value());
    }

    @Test
    void whatAnAgencyMayNotLearnOfAHitIsNoNews() {
        post(session("agency.ken"), "/cases/" + reference + "/following", "");
        post(session("ncb.ken"), "/cases/" + reference + "/following", "");
        administration.update("""
                INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                VALUES (?, 'HIT_MATCHED', 'relay', 'KEN', now())""", reference.value());

        assertThat(count("agency.ken")).isZero();
        assertThat(count("ncb.ken")).isOne();
    }

    @Test
    void theNumberBesideTheBellIsLiveAndEndsWithTheSession() throws Exception {
        Caller officer = session("ncb.ken");
        post(officer, "/cases/" + reference + "/following", "");
        try (EventStream stream = EventStream.open(port, officer.cookie("JSESSIONID"))) {
            assertThat(stream.next()).isEqualTo("0");
            announce.announce();
            flow.work(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
            announce.announce();
            assertThat(stream.next()).isEqualTo("1");

            officer.logOut();
            assertThat(stream.next()).as("the end").isNull();
        }
    }

    @Test
    void aDigestIsSentOnlyOnceItWasChosenAndSaysNothingOfTheCase() {
        Caller officer = session("ncb.ken");
        post(officer, "/cases/" + reference + "/following", "");
        walk.acknowledged(reference);
        if (count("ncb.ken") == 0) administration.update("""
                    INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                    VALUES (?, 'REMINDER_SENT', 'relay', 'KEN', now())""", reference.value());
        digests.sendDue();
        assertThat(lettersOfDigest()).isZero();

        assertThat(post(officer, "/me/digest", "digest=HOURLY").statusCode()).isEqualTo(400);
        assertThat(post(officer, "/me/digest", "digest=DAILY").statusCode()).isEqualTo(302);
        digests.sendDue();
        assertThat(lettersOfDigest()).isZero();
        flow.advance(java.time.Duration.ofDays(1));
        digests.sendDue();
        digests.sendDue();

        assertThat(lettersOfDigest()).isOne();
        assertThat(administration.queryForObject(
                        "SELECT reference IS NULL AND recipient LIKE 'ncb.ken@%' FROM outbox_mail WHERE template = 'NEWS_DIGEST'",
                        Boolean.class))
                .isTrue();
        post(officer, "/me/digest", "digest=");
    }

    private int lettersOfDigest() {
        return administration.queryForObject(
                "SELECT count(*) FROM outbox_mail WHERE template = 'NEWS_DIGEST'", Integer.class);
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
        return desk.as(user, () -> inbox.page(officer, selection, 0, MANY * MANY));
    }

    private static long count(Inbox.Page page, java.util.function.Predicate<OpenTasks.Open> which) {
        return page.tasks().stream().filter(which).count();
    }

    private Caller session(String user) {
        return Caller.session(port, user, DoorTest.PASSWORD);
    }

    private static HttpResponse<String> post(Caller caller, String path, String fields) {
        Matcher token = TOKEN.matcher(caller.get("/me").body());
        assertThat(token.find()).isTrue();
        String form = "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                + (fields.isEmpty() ? "" : '&' + fields);
        return caller.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }
}
