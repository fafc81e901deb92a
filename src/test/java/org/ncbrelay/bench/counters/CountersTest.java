package org.ncbrelay.bench.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.SearchAtHand;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.bench.counters.Meter.Act;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds what a submission, its first task and a whole case cost to the committed counts, and prints them. Cases of other tests may be in the
 * database: what is counted has identifiers of its own, and neither letters nor jobs of others.
 */
@FlowTest
class CountersTest {
    private static final Instant DAY_OF_THE_SAMPLES = Instant.parse("2026-11-25T12:00:00Z");
    /** The driver prepares what it has sent five times on a connection. */
    private static final int TO_WARM_UP = 10;

    private static final int SUBMISSIONS = 7;
    /** A change that costs a statement more somewhere is not held up; a saving is committed. */
    private static final double TOLERANCE = 1.05;

    /** Decision tables and diagrams of which a submission may have to ask which version is the newest. */
    private static final long NEWEST_VERSIONS = 4;

    /** What each test of this class measured takes its place in the committed figures. */
    private static String figures = committed();

    /** Of the next request: all have identifiers of their own. */
    private static int number;

    private final HikariDataSource pool;
    private final JdbcTemplate relay;
    private final JdbcTemplate administration;
    private final ManagementService management;
    private final List<WorkerLoop> workers;
    private final Caller http;
    private final Flowchart flow;
    private final SearchAtHand search;
    private Meter meter;

    CountersTest(
            HikariDataSource pool,
            JdbcTemplate relay,
            DatabaseAccess access,
            ManagementService management,
            List<WorkerLoop> workers,
            Caller http,
            Flowchart flow,
            SearchAtHand search) {
        this.pool = pool;
        this.relay = relay;
        this.administration = TestDatabase.standing(access);
        this.management = management;
        this.workers = workers;
        this.http = http;
        this.flow = flow;
        this.search = search;
    }

    @BeforeEach
    void begin() {
        flow.setClock(DAY_OF_THE_SAMPLES);
        meter = new Meter(pool, administration);
    }

    @AfterEach
    void end() {
        meter.close();
    }

    @Test
    void aStatementIsOneRoundTripAndWhatItsFunctionsRunIsNested() {
        assertThat(meter.count("", () -> relay.queryForList("SELECT 1")).counts())
                .isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        administration.execute("CREATE TABLE counted (number int)");
        administration.execute("GRANT INSERT ON counted TO PUBLIC");
        administration.execute("""
                CREATE FUNCTION count_up() RETURNS int LANGUAGE plpgsql AS
                'BEGIN INSERT INTO counted VALUES (1); INSERT INTO counted VALUES (2); RETURN 2; END'""");
        try {
            Counts counts = meter.count("", () -> relay.queryForList("SELECT count_up()"))
                    .counts();
            assertThat(counts).isEqualTo(new Counts(1, 1, 2, 2, 1, counts.logBytes()));
            assertThat(counts.logBytes()).isBetween(100L, 1000L);
        } finally {
            administration.execute("DROP FUNCTION count_up");
            administration.execute("DROP TABLE counted");
        }
    }

    @Test
    void aSubmissionAndItsFirstTaskCostNoMoreThanCommitted() throws IOException {
        compare(search.later(this::ofSubmissionAndFirstTask));
    }

    private Map<String, Long> ofSubmissionAndFirstTask() {
        WorkedCase work = work();
        for (int i = 0; i < TO_WARM_UP; i++) acknowledged(work, work.submit(number++));
        meter.take();

        List<String> references = submissions(work);
        List<Counts> submissions = counts(meter.take(), "submission");
        references.forEach(reference -> acknowledged(work, reference));
        List<Act> first = meter.take();

        Map<String, Long> measured = new LinkedHashMap<>();
        put(measured, "submission", Counts.median(submissions).withoutLog());
        put(
                measured,
                "firstTask",
                Counts.sum(List.of(
                                Counts.median(counts(first, "claim")),
                                Counts.median(counts(first, "form")),
                                Counts.median(counts(first, "answer"))))
                        .withoutLog());
        measured.keySet().removeIf(name -> name.endsWith(".logBytes"));
        assertThatEqualSubmissionsCostTheSame(submissions);
        return measured;
    }

    @FullOnly
    @Test
    void aWholeCaseCostsNoMoreThanCommitted() throws IOException {
        compare(search.later(this::ofWholeCase));
    }

    private Map<String, Long> ofWholeCase() {
        WorkedCase work = work();
        work.close(work.submit(number++));
        for (int i = 0; i < TO_WARM_UP; i++) work.submit(number++);
        while (work.continueWork()) continue;
        meter.take();

        long before = meter.stored();
        submissions(work);
        List<Act> submissions = meter.take();
        long between = meter.stored();
        work.close(work.submit(number++));
        List<Act> whole = meter.take();

        Map<String, Long> measured = new LinkedHashMap<>();
        put(measured, "submission", Counts.median(counts(submissions, "submission")));
        measured.put("submission.storedBytes", (between - before) / SUBMISSIONS);
        put(measured, "submissionLetters", Counts.median(counts(submissions, "mail-worker")));
        put(measured, "submissionSearch", Counts.median(counts(submissions, "search")));
        int answers = counts(whole, "answer").size();
        put(
                measured,
                "task",
                Counts.sum(counts(whole, "claim", "form", "answer")).dividedBy(answers));
        put(measured, "case", Counts.sum(whole.stream().map(Act::counts).toList()));
        measured.put("case.storedBytes", meter.stored() - between);
        return measured;
    }

    /** Once what others left to be sent is gone. */
    private WorkedCase work() {
        LocalDate today = LocalDate.ofInstant(DAY_OF_THE_SAMPLES, ZoneOffset.UTC);
        WorkedCase work = new WorkedCase(meter, http, administration, management, workers, today);
        while (work.continueWork()) continue;
        return work;
    }

    private static List<String> submissions(WorkedCase work) {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < SUBMISSIONS; i++) {
            references.add(work.submit(number++));
            while (work.continueWork()) continue;
        }
        return references;
    }

    private static void acknowledged(WorkedCase work, String reference) {
        work.acknowledge(reference);
        while (work.continueWork()) continue;
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

    /** Leaves the committed figures with what was measured in {@code target/counters}. */
    private static void compare(Map<String, Long> measured) throws IOException {
        Properties committed = new Properties();
        committed.load(CountersTest.class.getResourceAsStream("/bench/counters.properties"));
        List<String> exceeded = new ArrayList<>();
        measured.forEach((name, figure) -> {
            long allowed = Long.parseLong(committed.getProperty(name, "0"));
            figures = figures.replaceFirst("(?m)^" + name + " = .*", name + " = " + figure);
            System.out.printf("%-32s %,12d, committed %,12d%n", name, figure, allowed);
            if (figure > allowed * TOLERANCE) exceeded.add(name + " is " + figure + ", committed is " + allowed);
        });
        Files.writeString(
                Files.createDirectories(Path.of("target", "counters")).resolve("counters.properties"), figures);
        assertThat(exceeded).isEmpty();
    }

    private static String committed() {
        try (InputStream file = CountersTest.class.getResourceAsStream("/bench/counters.properties")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
