package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.seal.SealSettings;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportVerifier;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.OwnDatabaseTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An older copy of the database is put in the place of the newer one, first under a running node; the folder of checkpoints stays. */
@OwnDatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolledBackTest {
    private static final String COPY = "rolled_back_copy";
    private static final String PASSWORD = DoorTest.PASSWORD;

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseAccess access;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private AuditSeals seals;

    @Autowired
    private SealSettings settings;

    @Autowired
    private DatabaseHistory history;

    @Autowired
    private CurrentOfficer currentOfficer;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping addresses;

    private JdbcTemplate administration;
    private String before;
    private final List<String> lost = new ArrayList<>();
    private String receiptOfBefore;
    private String receiptOfLost;

    @Autowired
    private Flowchart flow;

    /** The database tells the real time, and so do those who compare it. */
    @BeforeEach
    void now() {
        flow.setClock(Instant.now());
    }

    @BeforeAll
    void rollBackUnderARunningNode() {
        now();
        administration = TestDatabase.administration(access);
        before = submitted().path("reference").asText();
        seals.make();
        receiptOfBefore = submitted().path("auditCheckpoint").asText();
        TestDatabase.setAside(access, COPY);
        pool.getHikariPoolMXBean().softEvictConnections();
        lost.add(submitted().path("reference").asText());
        seals.make();
        JsonNode receipt = submitted();
        lost.add(receipt.path("reference").asText());
        receiptOfLost = receipt.path("auditCheckpoint").asText();
        assertThat(verify(receiptOfBefore, receiptOfLost).path("intact").asBoolean())
                .isTrue();
        putBack();
    }

    @AfterAll
    void drop() {
        TestDatabase.drop(COPY);
    }

    @Test
    @Order(1)
    void theNextCheckpointNotices() throws IOException {
        assertThat(history.rollback()).as("nobody has compared yet").isEmpty();
        assertThat(metric()).isEqualTo("0.0");
        assertThat(health()).isEqualTo("UP");
        String witness = Files.readString(checkpoints());

        seals.make();

        assertThat(history.rollback())
                .hasValueSatisfying(found -> assertThat(found.witness())
                        .isGreaterThanOrEqualTo(Checkpoint.parse(receiptOfLost).number()));
        assertThat(Files.readString(checkpoints()))
                .as("with a checkpoint of this history, the newer one would look like a rollback")
                .isEqualTo(witness);
        assertThat(metric()).isEqualTo("1.0");
        assertThat(health()).isEqualTo("READ_ONLY");
        assertThat(get("operator", "/administration/platform"))
                .contains("The database is older than its checkpoints", "have another operator confirm it");
        assertThat(verify().path("intact").asBoolean())
                .as("with the checkpoints outside")
                .isFalse();
    }

    @Test
    @Order(2)
    void officersReadAndTheirReadsAreNoted() {
        Caller officer = basic("ncb.ken");
        officer.get("/api/support-requests/" + before).with(200);
        officer.get("/api/support-requests/" + lost.get(0)).with(404);
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM audit_record WHERE act = 'READ_CASE' AND reference = ?",
                        Long.class,
                        before))
                .isPositive();
        assertThat(get("ncb.ken", "/cases/" + before)).contains(before);
        assertThat(officer.post("/engine-rest/task", "{}").status())
                .as("a question, as Tasklist asks it")
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void nothingIsChangedThroughAnyApi() {
        Caller officer = basic("agency.ken");
        List<String> asked = new ArrayList<>();
        addresses.getHandlerMethods().forEach((mapping, handler) -> {
            for (String pattern : mapping.getPatternValues())
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (!pattern.startsWith("/api/") || pattern.startsWith("/api/administration/")) continue;
                    if (method == RequestMethod.GET) continue;
                    String path = pattern.replaceAll("\\{[^}]*}", "x");
                    asked.add(method + " " + path);
                    Answer answer = officer.send(method.name(), path, "{}");
                    assertRefused(answer, method + " " + path);
                }
        });
        assertThat(asked).hasSizeGreaterThan(15);
        String task = taskOf(before);
        for (String call : List.of("claim", "complete", "submit-form", "assignee", "unclaim"))
            assertRefused(basic("ncb.ken").post("/engine-rest/task/" + task + "/" + call, "{}"), call);
    }

    @Test
    @Order(4)
    void nothingIsChangedOnAnyPageOrInTasklistAndTheLoginWorks() {
        Caller officer = Caller.session(port, "ncb.ken", PASSWORD);
        String token = officer.token("/me");
        List<String> asked = new ArrayList<>();
        addresses.getHandlerMethods().forEach((mapping, handler) -> {
            for (String pattern : mapping.getPatternValues()) {
                if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) continue;
                if (pattern.startsWith("/api/")
                        || pattern.startsWith("/administration/")
                        || pattern.startsWith("/login")) continue;
                asked.add(pattern);
                Answer answer = officer.send(
                        HttpMethod.POST.name(),
                        pattern.replaceAll("\\{[^}]*}", "x"),
                        "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html");
                assertThat(answer.status()).as(pattern).isEqualTo(503);
                assertThat(answer.text())
                        .as(pattern)
                        .contains("you can read but change nothing", "Contact the operators");
            }
        });
        assertThat(asked).hasSizeGreaterThan(20);
        String tasklist = "/camunda/api/engine/engine/default/task/" + taskOf(before) + "/claim";
        assertRefused(officer.post(tasklist, "{\"userId\":\"ncb.ken\"}", "X-XSRF-TOKEN", xsrf(officer)), "Tasklist");
        officer.sendForm("/logout", null, "").with(302);
    }

    @Test
    @Order(5)
    void theDatabaseRefusesActsWhichNoFilterHasSeen() {
        assertThatThrownBy(() -> administration.queryForList(
                        "SELECT audit_note('KEN', 'ncb.ken', 'REQUEST_SUBMITTED', ?, NULL, NULL)", before))
                .hasStackTraceContaining("rolled back to an older state");
        administration.queryForList("SELECT audit_note('KEN', 'ncb.ken', 'READ_CASE', ?, NULL, NULL)", before);
    }

    @Test
    @Order(6)
    void workersSendNothingAndTheEngineTakesNoJob(@Autowired List<WorkerLoop> workers) {
        administration.update("UPDATE act_ru_job SET duedate_ = now() - interval '1 hour'");
        long waiting = waitingLetters();
        assertThat(waiting).isPositive();
        workers.forEach(WorkerLoop::doDue);
        assertThat(waitingLetters()).isEqualTo(waiting);
        assertThat(jobsTaken()).isZero();
    }

    @Test
    @Order(7)
    void oneOperatorConfirmsNothingAlone() {
        Caller first = operator("operator");
        restore(first, "The disk of the server failed; the backup of the night").with(302);
        String change = pending();
        first.sendForm("/administration/changes/" + change + "/confirmation", null, "");
        restore(first, "Once more");
        assertThat(pending()).isEqualTo(change);
        history.compare();
        assertThat(history.rollback()).isPresent();
        assertRefused(basic("agency.ken").post("/api/support-requests", Flowchart.sample()), "after one operator");
    }

    @Test
    @Order(8)
    void twoOperatorsRecordTheRestoreInEveryChainAndTheRelayGoesOn() {
        operator("operator2").sendForm("/administration/changes/" + pending() + "/confirmation", null, "");

        assertThat(history.rollback()).isEmpty();
        assertThat(health()).isEqualTo("UP");
        assertThat(metric()).isEqualTo("0.0");
        assertThat(administration.queryForObject(
                        "SELECT count(DISTINCT organisation) FROM audit_record WHERE act = 'DATABASE_RESTORED'",
                        Long.class))
                .isEqualTo(administration.queryForObject("SELECT count(*) FROM organisation", Long.class));
        assertThat(administration.queryForList("""
                        SELECT p.user_id || ' ' || a.act || ' ' || a.subject FROM audit_record a JOIN audit_person p USING (organisation, actor)
                         WHERE a.organisation = 'KEN' AND a.act LIKE 'DATABASE%' ORDER BY a.number""", String.class))
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .startsWith(
                                        "operator DATABASE_RESTORE_ASKED restored from a backup, newest checkpoint before ")
                                .endsWith(": The disk of the server failed; the backup of the night"),
                        confirmed -> assertThat(confirmed).startsWith("operator2 DATABASE_RESTORED restored"));
        seals.make();
        assertThat(history.rollback()).isEmpty();
        assertThat(jobsTaken()).isPositive();
    }

    @Test
    @Order(9)
    void noNumberIsGivenTwice(@Autowired IntelligenceStore intelligence, @Autowired Diffusions officialNumbers) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 3; i++) given.add(submitted().path("reference").asText());
        assertThat(given).doesNotContainAnyElementsOf(lost);
        assertThat(given.get(0)).endsWith("-500000");
        int year = Integer.parseInt(before.substring(4, 8));
        assertThat(intelligence.nextReference(year).value()).matches("INT-\\d{4}-5[0-4]\\d{4}");
        for (Diffusions.Series series : Diffusions.Series.values())
            assertThat(officialNumbers.next(series, year)).endsWith("-500000");
        assertThat(officialNumbers.next(Diffusions.Series.values()[0], year)).endsWith("-500001");
    }

    @Test
    @Order(10)
    void theAuditIsIntactAndAReceiptOfTheLostHistoryStaysBad() {
        JsonNode own = verify();
        assertThat(own.path("intact").asBoolean()).as(own.toString()).isTrue();
        assertThat(verify(receiptOfBefore).path("intact").asBoolean()).isTrue();
        JsonNode bad = verify(receiptOfBefore, receiptOfLost);
        assertThat(bad.path("intact").asBoolean()).isFalse();
        assertThat(bad.path("problem").asText()).contains("of a receipt is missing", "says that a backup was restored");
        ExportVerifier offline = new ExportVerifier(seals.keys(), List.of(Checkpoint.parse(receiptOfLost)));
        basic("auditor").get("/api/audit/export").text().lines().forEach(offline::accept);
        Verdict verdict = offline.verdict();
        assertThat(verdict.organisation()).isEqualTo(OrganisationCode.INTERPOL.value());
        assertThat(verdict.isIntact()).isFalse();
        basic("auditor").get("/api/audit/verify?receipt=none").with(400);
    }

    /** The database has forgotten the first restore; the folder has not. */
    @Test
    @Order(11)
    void aSecondRestoreOfTheSameCopyBeginsAnotherBlockOfNumbers() {
        putBack();
        history.compare();
        assertThat(history.rollback()).isPresent();
        restore(operator("operator2"), "Again");
        operator("operator").sendForm("/administration/changes/" + pending() + "/confirmation", null, "");
        assertThat(history.rollback()).isEmpty();
        assertThat(submitted().path("reference").asText()).endsWith("-550000");
    }

    @Test
    @Order(12)
    void whatWasLostBetweenTwoCheckpointsIsNoticedAsWell() {
        seals.make();
        TestDatabase.drop(COPY);
        TestDatabase.setAside(access, COPY);
        pool.getHikariPoolMXBean().softEvictConnections();
        submitted();
        history.compare();
        assertThat(history.rollback()).isEmpty();

        putBack();
        history.compare();

        assertThat(seals.lost()).as("no checkpoint is missing").isEmpty();
        assertThat(history.rollback()).isPresent();
    }

    private Path checkpoints() {
        return settings.directory().resolve("checkpoints.txt");
    }

    private void putBack() {
        TestDatabase.putBack(access, COPY);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static void assertRefused(Answer answer, String what) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(503);
        JsonNode problem = answer.json();
        assertThat(problem.path("detail").asText()).contains("read-only until two operators", "Nothing was changed");
        assertThat(problem.path("correlationId").asText()).isNotEmpty();
    }

    private Caller basic(String user) {
        return Caller.basic(port, user, PASSWORD);
    }

    private Caller operator(String user) {
        return Caller.session(port, user, PASSWORD);
    }

    private String get(String user, String page) {
        return Caller.session(port, user, PASSWORD)
                .get(page, "Accept", "text/html")
                .text();
    }

    private JsonNode submitted() {
        return basic("agency.ken")
                .post("/api/support-requests", Flowchart.sample())
                .with(201)
                .json();
    }

    private JsonNode verify(String... receipts) {
        StringBuilder path = new StringBuilder("/api/audit/verify?");
        for (String receipt : receipts)
            path.append("receipt=")
                    .append(URLEncoder.encode(receipt, StandardCharsets.UTF_8))
                    .append('&');
        return basic("auditor").get(path.toString()).json();
    }

    private static Answer restore(Caller operator, String reason) {
        return operator.sendForm(
                "/administration/platform/restore",
                null,
                "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
    }

    private String pending() {
        return administration.queryForObject(
                "SELECT number::text FROM administration_change WHERE state = 'PENDING'", String.class);
    }

    private String health() {
        return Caller.nobody(port).get("/actuator/health/readiness").with(200).field("status");
    }

    private String metric() {
        return basic("operator")
                .get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("ncb_relay_database_rolled_back "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
    }

    private String taskOf(String reference) {
        return currentOfficer.as(
                org.ncbrelay.domain.Officer.relay(new OrganisationCode("KEN")),
                () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference)
                        .list()
                        .get(0)
                        .getId());
    }

    private long waitingLetters() {
        return administration.queryForObject("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL", Long.class);
    }

    private int jobsTaken() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(configuration.getJobExecutor()))
                .getJobIdBatches()
                .size();
    }

    private static String xsrf(Caller officer) {
        officer.get("/camunda/app/tasklist/default/", "Accept", "text/html");
        return String.valueOf(officer.cookie("XSRF-TOKEN"));
    }
}
