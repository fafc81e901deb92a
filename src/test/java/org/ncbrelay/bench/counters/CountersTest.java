package org.ncbrelay.bench.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.bench.counters.Meter.Act;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.MutableClock;
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
    /** A change that costs a statement more somewhere is not held up; a saving is committed. */
    private static final double TOLERANCE = 1.05;

    /** Decision tables and diagrams of which a submission may have to ask which version is the newest. */
    private static final long NEWEST_VERSIONS = 4;

    private final JdbcTemplate relay;
    private final JdbcTemplate administration;
    private final ManagementService management;
    private final List<WorkerLoop> workers;
    private final Meter meter;

    @LocalServerPort
    private int port;

    CountersTest(
            HikariDataSource pool,
            JdbcTemplate relay,
            MeasuredServer.Superuser superuser,
            ManagementService management,
            List<WorkerLoop> workers) {
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
        assertThat(meter.count("", () -> relay.queryForList("SELECT 1")).counts())
                .isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        administration.execute("CREATE TABLE counted (number int)");
        administration.execute("GRANT INSERT ON counted TO PUBLIC");
        administration.execute("""
                CREATE FUNCTION count_up() RETURNS void LANGUAGE plpgsql AS
                'BEGIN INSERT INTO counted VALUES (1); INSERT INTO counted VALUES (2); END'""");
        Counts counts =
                meter.count("", () -> relay.queryForList("SELECT count_up()")).counts();
        administration.execute("DROP FUNCTION count_up");
        administration.execute("DROP TABLE counted");
        assertThat(counts).isEqualTo(new Counts(1, 1, 2, 2, 1, counts.logBytes()));
        assertThat(counts.logBytes()).isBetween(100L, 1000L);
    }

    @Test
    void noCountIsMoreThanFivePerCentAboveTheCommittedOne() throws IOException {
        Caller http = new Caller("http://localhost:" + port);
        LocalDate today = LocalDate.ofInstant(DAY_OF_THE_SAMPLES, ZoneOffset.UTC);
        WorkedCase work = new WorkedCase(meter, http, administration, management, workers, today);
        int number = 0;
        work.close(work.submit(number++));
        while (number < TO_WARM_UP) work.send(number++).with(201);
        while (work.continueWork()) continue;
        meter.take();

        long before = meter.stored();
        for (int i = 0; i < SUBMISSIONS; i++) {
            work.submit(number++);
            while (work.continueWork()) continue;
        }
        List<Act> submissions = meter.take();
        long between = meter.stored();
        work.close(work.submit(number));
        List<Act> whole = meter.take();

        Map<String, Long> measured = new LinkedHashMap<>();
        put(measured, "submission", Counts.median(counts(submissions, "submission")));
        measured.put("submission.storedBytes", (between - before) / SUBMISSIONS);
        put(measured, "submissionLetters", Counts.median(counts(submissions, "mail-worker")));
        int answers = counts(whole, "answer").size();
        put(
                measured,
                "task",
                Counts.sum(counts(whole, "claim", "form", "answer")).dividedBy(answers));
        put(measured, "case", Counts.sum(whole.stream().map(Act::counts).toList()));
        measured.put("case.storedBytes", meter.stored() - between);
        compare(measured);
        assertThatEqualSubmissionsCostTheSame(counts(submissions, "submission"));
    }

    /** But for a trip for each decision table and diagram of which it is looked up which version is the newest, half a minute after the time before. */
    private static void assertThatEqualSubmissionsCostTheSame(List<Counts> submissions) {
        Counts usual = Counts.median(submissions).withoutLog();
        assertThat(submissions).allSatisfy(each -> {
            long lookedUp = each.roundTrips() - usual.roundTrips();
            assertThat(lookedUp).isBetween(0L, NEWEST_VERSIONS);
            assertThat(each.withoutLog())
                    .isEqualTo(Counts.sum(List.of(usual, new Counts(lookedUp, lookedUp, 0, 0, 0, 0))));
        });
    }

    private static List<Counts> counts(List<Act> acts, String... kinds) {
        return acts.stream()
                .filter(act -> List.of(kinds).contains(act.kind()))
                .map(Act::counts)
                .toList();
    }

    private static void put(Map<String, Long> measured, String act, Counts counts) {
        counts.byName().forEach((name, figure) -> measured.put(act + "." + name, figure));
    }

    /** Leaves what was measured in {@code target/counters}. */
    private static void compare(Map<String, Long> measured) throws IOException {
        Properties committed = new Properties();
        committed.load(CountersTest.class.getResourceAsStream("/bench/counters.properties"));
        List<String> exceeded = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        measured.forEach((name, figure) -> {
            long allowed = Long.parseLong(committed.getProperty(name, "0"));
            lines.append(name).append(" = ").append(figure).append('\n');
            System.out.printf("%-32s %,12d, committed %,12d%n", name, figure, allowed);
            if (figure > allowed * TOLERANCE) exceeded.add(name + " is " + figure + ", committed is " + allowed);
        });
        Files.writeString(Files.createDirectories(Path.of("target", "counters")).resolve("counters.properties"), lines);
        assertThat(exceeded).isEmpty();
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
