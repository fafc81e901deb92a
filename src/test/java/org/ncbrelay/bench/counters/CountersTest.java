package org.ncbrelay.bench.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.bench.counters.Meter.Counted;
import org.ncbrelay.port.WaitingWork;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Holds what a submission and a whole case cost to the committed counts, and prints both. */
@FullOnly
@IntegrationTest
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            CountedSockets.PROPERTY,
            // As many connections from the beginning as there will be: opening one is not an act.
            "spring.datasource.hikari.maximum-pool-size=4",
            "spring.datasource.hikari.minimum-idle=4"
        })
@ContextConfiguration(initializers = MeasuredServer.class)
@Import(CountersTest.FixedTime.class)
@ActiveProfiles("test")
@DirtiesContext
class CountersTest {
    private static final Instant DAY_OF_THE_SAMPLES = Instant.parse("2026-11-25T12:00:00Z");
    /** The driver prepares what it has sent five times on a connection. */
    private static final int TO_WARM_UP = 25;

    private static final int SUBMISSIONS = 7;
    /** That a submission asks. */
    private static final long DECISION_TABLES = 2;

    private final JdbcTemplate relay;
    private final JdbcTemplate administration;
    private final ManagementService management;
    private final List<WaitingWork> workers;
    private final Meter meter;

    @LocalServerPort
    private int port;

    @Autowired
    CountersTest(
            HikariDataSource pool,
            JdbcTemplate relay,
            MeasuredServer.Superuser superuser,
            ManagementService management,
            List<WaitingWork> workers) {
        this.relay = relay;
        this.administration = superuser.jdbc();
        this.management = management;
        this.workers = workers;
        this.meter = new Meter(pool, administration);
    }

    @BeforeEach
    void stopTheEnginesClock() {
        ClockUtil.setCurrentTime(Date.from(DAY_OF_THE_SAMPLES));
    }

    @AfterEach
    void releaseTheEnginesClock() {
        ClockUtil.reset();
    }

    @Test
    void aStatementIsOneRoundTripAndWhatItsFunctionsRunIsNested() {
        assertThat(meter.count(() -> relay.queryForList("SELECT 1")).counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        administration.execute("CREATE TABLE counted (number int)");
        administration.execute("GRANT INSERT ON counted TO PUBLIC");
        administration.execute("""
                CREATE FUNCTION count_up() RETURNS void LANGUAGE plpgsql AS
                'BEGIN INSERT INTO counted VALUES (1); INSERT INTO counted VALUES (2); END'""");
        Counts counts =
                meter.count(() -> relay.queryForList("SELECT count_up()")).counts();
        administration.execute("DROP FUNCTION count_up");
        administration.execute("DROP TABLE counted");
        assertThat(counts).isEqualTo(new Counts(1, 1, 2, 2, 1, counts.logBytes()));
        assertThat(counts.logBytes()).isBetween(100L, 1000L);
    }

    @Test
    void noCountIsMoreThanFivePerCentAboveTheCommittedOne() throws IOException {
        StoredBytes stored = new StoredBytes(administration);
        Caller http = new Caller("http://localhost:" + port);
        LocalDate today = LocalDate.ofInstant(DAY_OF_THE_SAMPLES, ZoneOffset.UTC);
        WorkedCase work = new WorkedCase(http, administration, management, workers, today);
        int number = 0;
        Ledger warmUp = new Ledger(meter);
        work.close(work.submit(number++, warmUp), warmUp);
        while (number < TO_WARM_UP) Submission.send(http, number++).with(201);
        while (work.continueWork(warmUp)) continue;

        long before = stored.measure();
        Ledger submissions = new Ledger(meter);
        for (int i = 0; i < SUBMISSIONS; i++) {
            work.submit(number++, submissions);
            while (work.continueWork(submissions)) continue;
        }
        long between = stored.measure();
        Ledger whole = new Ledger(meter);
        work.close(work.submit(number, whole), whole);
        long after = stored.measure();

        Map<String, Long> measured = new LinkedHashMap<>();
        put(measured, "submission", Counts.median(counts(submissions.of("submission"))));
        measured.put("submission.storedBytes", (between - before) / SUBMISSIONS);
        put(measured, "submissionLetters", Counts.median(counts(submissions.of("mail-worker"))));
        Counts tasks = whole.sum("claim", "form", "answer");
        put(measured, "task", tasks.dividedBy(whole.of("answer").size()));
        put(measured, "case", whole.sum());
        measured.put("case.storedBytes", after - between);
        print(measured, submissions, whole);
        assertThat(CommittedCounts.read().exceeded(measured)).isEmpty();
        assertThatEqualSubmissionsCostTheSame(counts(submissions.of("submission")));
    }

    /** But for a trip for each decision table of which it is looked up which version is the newest, half a minute after the time before. */
    private static void assertThatEqualSubmissionsCostTheSame(List<Counts> submissions) {
        Counts usual = Counts.median(submissions).withoutLog();
        assertThat(submissions).allSatisfy(each -> {
            long lookedUp = each.roundTrips() - usual.roundTrips();
            assertThat(lookedUp).isBetween(0L, DECISION_TABLES);
            assertThat(each.withoutLog()).isEqualTo(usual.plus(new Counts(lookedUp, lookedUp, 0, 0, 0, 0)));
        });
    }

    private static List<Counts> counts(List<Counted> acts) {
        return acts.stream().map(Counted::counts).toList();
    }

    private static void put(Map<String, Long> measured, String act, Counts counts) {
        counts.byName().forEach((name, figure) -> measured.put(act + "." + name, figure));
    }

    private void print(Map<String, Long> measured, Ledger submissions, Ledger whole) throws IOException {
        Path details = new CountsReport()
                .act(
                        "one submission",
                        submissions.of("submission").get(SUBMISSIONS / 2),
                        new RunStatements(administration))
                .kinds(SUBMISSIONS + " submissions", submissions)
                .kinds("the whole case", whole)
                .statements(whole, new RunStatements(administration))
                .write(measured);
        System.out.println(
                CommittedCounts.read().table(measured) + "Shares of the log and statements are in " + details);
    }

    /** Time that stands still, so that nothing falls due by itself. */
    @TestConfiguration(proxyBeanMethods = false)
    static class FixedTime {
        @Bean
        @Primary
        MutableClock fixedClock() {
            return new MutableClock(DAY_OF_THE_SAMPLES);
        }
    }
}
