package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.ncbrelay.adapter.database.embedded.EmbeddedSettings;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.machines.RelayRun;
import org.ncbrelay.support.machines.ServerSignals;
import org.ncbrelay.support.machines.Wire;
import org.ncbrelay.support.machines.Wire.AtCommit;
import org.ncbrelay.support.matter.TodaysRequest;

/**
 * The database goes away under a running relay, in each of the ways in which databases go, and comes back. Requests are refused meanwhile,
 * nobody waits, and everything works again by itself. What is promised is measured elsewhere ({@code docs/timeouts.md}); here the limits
 * are wider, and widest in {@code mvn verify}, because the machine of a build does other things too.
 */
@IntegrationTest
@TestMethodOrder(OrderAnnotation.class)
class DatabaseAwayTest {
    private static final Duration UNTIL_DOWN = Duration.ofSeconds(Extent.of(60, 5));
    /** Promised are two seconds. */
    private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(Extent.of(15, 5));

    private static final Duration UNTIL_BACK = Duration.ofSeconds(Extent.of(120, 20));
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(Extent.of(60, 30));

    private static final String[] PROGRAMS = {
        "/api/support-requests", "/engine-rest/task", "/camunda/api/engine/engine/default/task"
    };
    private static final String[] PAGES = {"/", "/cases", "/login", "/camunda/app/tasklist/default/"};

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase server;
    private static ServerSignals signals;
    private static Wire wire;
    private static RelayRun relay;
    private static Caller officer;

    @BeforeAll
    static void start() throws Exception {
        Path own = folder.resolve("external");
        server = EmbeddedDatabase.start(new EmbeddedSettings(own, TestDatabase.binaries(), 0, true));
        signals = new ServerSignals(own);
        DatabaseAccess access = server.access();
        wire = new Wire(URI.create(access.url().substring("jdbc:".length())).getPort());
        relay = RelayRun.start(
                        "away-external",
                        own,
                        // The demonstration would bring its own server, and production has no people. What tests do
                        // without is on.
                        "--spring.profiles.active=test",
                        "--relay.database.watch.scheduled=true",
                        "--relay.workers.scheduled=true",
                        "--camunda.bpm.job-execution.enabled=true",
                        // A commit is then named in each, and not by a number.
                        "--relay.database.url=jdbc:postgresql://localhost:" + wire.port() + "/relay?prepareThreshold=0",
                        "--relay.database.user=" + access.application().user(),
                        "--relay.database.password=" + access.application().password(),
                        "--relay.database.owner.user=" + access.owner().user(),
                        "--relay.database.owner.password=" + access.owner().password())
                .ready();
        officer = Caller.session(relay.port(), "ncb.ken", "wildlife-demo");
        officer.get("/cases").with(200);
    }

    @AfterAll
    static void stop() throws Exception {
        if (relay != null) relay.close();
        if (wire != null) wire.close();
        if (server != null) server.close();
    }

    @Test
    @Order(1)
    void aServerThatHangsIsNoticedAndGoesOn() {
        signals.freeze();
        try {
            assertEverythingIsRefused();
        } finally {
            signals.thaw();
        }
        assertEverythingIsBack();
    }

    @FullOnly
    @Test
    @Order(2)
    void aNetworkThatSwallowsEverythingIsNoticed() {
        wire.silence();
        assertEverythingIsRefused();
        wire.mend();
        assertEverythingIsBack();
    }

    @Test
    @Order(3)
    void aServerThatRefusesIsNoticed() {
        wire.refuse();
        assertEverythingIsRefused();
        wire.mend();
        assertEverythingIsBack();
    }

    /** The caller is told that it is not known, repeats with the same key, and what was asked for is there once. */
    @ParameterizedTest
    @EnumSource(names = {"LOST", "UNANSWERED"})
    @Order(4)
    void whoLosesTheAnswerOfACommitRepeatsIt(AtCommit how) {
        String title = "Ivory " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        ObjectNode request = request(title);
        wire.atNextCommit(how);
        Answer first = submit(request, key);
        // A worker of the relay may have committed first; then this request was not the one, or did not begin.
        if (first.status() == 503) {
            assertThat(first.header("Retry-After")).isNotNull();
            if (first.field("detail").contains("Nothing was done")) {
                await().atMost(UNTIL_BACK).until(() -> list().status() == 200);
                assertThat(list().text()).doesNotContain(title);
            } else assertThat(first.field("detail")).contains("not known").contains("Idempotency-Key");
        } else first.with(201);
        await().atMost(UNTIL_BACK).until(() -> submit(request, key).status() == 201);
        assertThat(list().with(200).text().split(title, -1)).as("once").hasSize(2);
    }

    private Answer list() {
        return relay.http().get("agency.ken", "/api/support-requests?size=100");
    }

    @Test
    @Order(5)
    void itStopsInTimeAlthoughTheServerHangs() throws InterruptedException {
        signals.freeze();
        try {
            assertThat(relay.stopsWithin(UNTIL_STOPPED)).isTrue();
            assertThat(relay.exitCode()).as("orderly, by SIGTERM").isEqualTo(143);
        } finally {
            signals.thaw();
        }
    }

    /** One of its sessions stands still when it is killed, and so still holds the memory that they share. */
    @FullOnly
    @Test
    @Order(6)
    void anEmbeddedServerThatDiesIsStartedAgain() throws Exception {
        Path own = folder.resolve("embedded");
        ServerSignals embedded = new ServerSignals(own.resolve("postgres"));
        try (RelayRun demo = RelayRun.start(
                        "away-embedded",
                        own,
                        "--relay.database.embedded.directory=" + own.resolve("postgres"),
                        "--relay.database.embedded.binaries="
                                + TestDatabase.binaries().toAbsolutePath())
                .ready()) {
            ProcessHandle first = embedded.first();
            ProcessHandle session = embedded.freezeSession();
            first.destroyForcibly();
            await().atMost(UNTIL_DOWN).until(() -> demo.health("readiness") == 503);
            demo.ready();
            // It was ended before the new server began; its entry goes when the machine's first process has taken note.
            await().atMost(UNTIL_DOWN).until(() -> !session.isAlive());
            assertThat(embedded.first()).isNotEqualTo(first);
            demo.http()
                    .post("agency.ken", "/api/support-requests", request("Ivory"))
                    .with(201);

            embedded.freeze();
            assertThat(demo.stopsWithin(UNTIL_STOPPED)).isTrue();
        }
    }

    private static void assertEverythingIsRefused() {
        // Before it is noticed, and after.
        assertRefused(() ->
                submit(request("Ivory"), UUID.randomUUID().toString()).with(503).header("Retry-After"));
        await().atMost(UNTIL_DOWN).pollInterval(Duration.ofMillis(50)).until(() -> relay.health("readiness") == 503);
        assertThat(relay.health("liveness")).isEqualTo(200);
        for (String path : PROGRAMS) assertRefused(() -> retryAfter(officer.get(path), "\"status\":503"));
        assertRefused(() ->
                submit(request("Ivory"), UUID.randomUUID().toString()).with(503).header("Retry-After"));
        for (String path : PAGES)
            assertRefused(() -> retryAfter(
                    officer.get(path, "Accept", "text/html", "Accept-Language", "fr"),
                    "<html lang=\"fr\" dir=\"ltr\""));
        officer.get("/css/relay.css").with(200);
    }

    private static void assertRefused(Supplier<String> retryAfter) {
        long asked = System.nanoTime();
        assertThat(retryAfter.get()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(UNTIL_ANSWERED);
    }

    private static String retryAfter(Answer answer, String part) {
        assertThat(answer.with(503).text()).contains(part).doesNotContain("Exception", "org.");
        return answer.header("Retry-After");
    }

    private static void assertEverythingIsBack() {
        await().atMost(UNTIL_BACK)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> relay.health("readiness") == 200
                        && officer.get("/cases").status() == 200);
        officer.get("/camunda/api/engine/engine/default/task").with(200);
        submit(request("Ivory"), UUID.randomUUID().toString()).with(201);
    }

    private static Answer submit(ObjectNode request, String key) {
        return relay.http().post("agency.ken", "/api/support-requests", request, "Idempotency-Key", key);
    }

    /** The sample, for the day on which the test runs: this relay has the machine's clock. */
    private static ObjectNode request(String title) {
        ObjectNode request = TodaysRequest.of(LocalDate.now(ZoneOffset.UTC));
        Samples.with(request, "title", title);
        return request;
    }
}
