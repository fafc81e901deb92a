package org.ncbrelay.store.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.LargeReads;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.matter.PlainFigures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The board reads what changed and nothing else, and forgets at once what is closed to its reader. */
@AdapterTest
@ExtendWith(OutputCaptureExtension.class)
class FiguresCacheTest {
    private static final int CASES = 4000;
    /** The planner looks at the ends of an index too. */
    private static final int FEW = 20;

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Figures.Filter ALL = new Figures.Filter(null, null, null, null);
    private static final List<String> COUNTED = List.of("case_figure", "case_access", "case_place", "act_ru_task");
    /** Where a task is. */
    private static final String JOINED = "act_ru_execution";

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    private AuditLog audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LargeReads everything;

    @Autowired
    private CurrentOfficer current;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DatabaseAccess access;

    private JdbcTemplate administration;
    private Figures figures;

    /** Cases of Kenya that INTERPOL may see; each waits at one node of two, and has left one. */
    @BeforeEach
    void manyCases() {
        administration = TestDatabase.administration(access);
        figures = figures(1_000_000);
        administration.execute("""
                SET session_replication_role = replica;
                DELETE FROM case_figure; DELETE FROM case_access; DELETE FROM case_place;
                INSERT INTO organisation (code, name, time_zone, weekend, mail_address)
                SELECT o, o, 'UTC', '', CASE o WHEN 'INTERPOL' THEN 'general-secretariat' ELSE 'ncb.' || lower(o) END || '@relay.example' FROM unnest(ARRAY['KEN', 'FRA', 'INTERPOL']) o ON CONFLICT DO NOTHING;
                INSERT INTO case_figure (reference, organisation, status, urgency, capabilities, submitted_at, updated_at, acknowledged_at, ended_at, stage)
                SELECT 'KEN-2026-' || lpad(n::text, 6, '0'), 'KEN', 'ACKNOWLEDGED', 'URGENT', '{INFORMATION_SHARING}',
                       timestamptz '2026-11-01 00:00Z' + n * interval '1 minute', now(), timestamptz '2026-11-05 00:00Z', NULL, 2
                  FROM generate_series(1, %1$d) n;
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                SELECT 'KEN-2026-' || lpad(n::text, 6, '0'), 'INTERPOL', 'KEN', 'COPY_TO_GENERAL_SECRETARIAT', 'test', now()
                  FROM generate_series(1, %1$d) n;
                INSERT INTO case_place (instance, reference, process, activity, entered_at, left_at)
                SELECT a || ':' || n, 'KEN-2026-' || lpad(n::text, 6, '0'), 'triage', a, now(), CASE WHEN a = 'Task_Left' THEN now() END
                  FROM generate_series(1, %1$d) n, unnest(ARRAY['Task_Left', 'Task_Assess']) a;
                ANALYZE case_figure, case_access, case_place, act_ru_task;
                -- Rows without a case behind them: what is tried here is how they are read.
                ALTER TABLE case_access DISABLE TRIGGER ALL;
                ALTER TABLE case_access ENABLE TRIGGER change_is_noted;
                """.formatted(CASES));
    }

    @AfterEach
    void noCases() {
        administration.execute("""
                SET session_replication_role = replica;
                DELETE FROM case_figure; DELETE FROM case_access; DELETE FROM case_place; DELETE FROM act_ru_task; DELETE FROM act_ru_execution;
                ALTER TABLE case_access ENABLE TRIGGER ALL;
                ANALYZE case_figure;
                """);
    }

    @Test
    void theFirstLookReadsEachCaseOnceAndNeverWhatIsLeft() {
        Reads first = look("INTERPOL");
        assertThat(first.total()).isEqualTo(CASES);
        assertThat(first.rows()).containsOnlyKeys("case_figure", "case_access", "case_place");
        assertThat(first.rows().get("case_figure")).isLessThan(CASES + FEW);
        assertThat(first.rows().get("case_place")).isLessThan(CASES + FEW);
    }

    /** Where a country was given three cases of another and may see one of them still. */
    @Test
    void theFirstLookOfACountryReadsNoCaseThatIsNotOpenToIt() {
        for (int number = 3; number <= 5; number++) lend("KEN-2026-00000" + number, number == 5 ? "-1 second" : null);
        administration.update(
                "UPDATE case_access SET revoked_at = now(), revoked_by = 'test' WHERE organisation = 'FRA' AND reference = 'KEN-2026-000004'");
        Reads first = look("FRA");
        assertThat(first.said()).containsEntry("total ", 1.0).containsEntry("node triage/Task_Assess", 1.0);
        assertThat(first.rows().getOrDefault("case_figure", 0L)).isLessThan(FEW);
    }

    @Test
    void theNextLookReadsOnlyWhatChanged() {
        look("INTERPOL");
        assertThat(look("INTERPOL").rows().values()).allMatch(rows -> rows < FEW);

        administration.update(
                "UPDATE case_figure SET status = 'CLOSED', ended_at = now(), outcome = 'DELIVERED', stage = 6 WHERE reference = 'KEN-2026-000007'");
        administration.update("UPDATE case_place SET left_at = now() WHERE instance = 'Task_Assess:7'");
        Reads next = look("INTERPOL");

        assertThat(next.said())
                .containsEntry("status CLOSED", 1.0)
                .containsEntry("outcome DELIVERED", 1.0)
                .containsEntry("node triage/Task_Assess", CASES - 1.0);
        assertThat(next.rows().values()).allSatisfy(rows -> assertThat(rows).isLessThan(FEW));
    }

    @Test
    void aTaskThatComesOrIsDueAtAnotherTimeIsReadByTheNextLook() {
        look("INTERPOL");
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO act_ru_execution (id_, rev_, act_inst_id_) VALUES ('here', 1, 'Task_Assess:7');
                INSERT INTO act_ru_task (id_, rev_, execution_id_, due_date_) VALUES ('task', 1, 'here', timestamp '2026-11-19 10:00');
                SET session_replication_role = origin;
                """);
        assertThat(look("INTERPOL").said()).containsEntry("overdue triage/Task_Assess", 1.0);
        administration.update("UPDATE act_ru_task SET due_date_ = timestamp '2026-11-21 10:00' WHERE id_ = 'task'");
        assertThat(look("INTERPOL").said()).doesNotContainEntry("overdue triage/Task_Assess", 1.0);
    }

    /** The first one reads for a minute where there are a million cases, and the database ends transactions that stand idle for seconds. */
    @Test
    void whoWaitsForAnotherLookHasNoTransactionOpen() throws Exception {
        FiguresCache cache = new FiguresCache(jdbc, everything, new HeapForFigures(jdbc, Long.MAX_VALUE), current);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Thread first = new Thread(() -> as(
                "KEN",
                () -> cache.look(rows -> {
                    inside.countDown();
                    return awaited(finish);
                })));
        Thread second = new Thread(() -> as("KEN", () -> cache.look(OrganisationFigures::countries)));
        first.start();
        inside.await();
        second.start();
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> second.getState() == Thread.State.BLOCKED
                        && Arrays.stream(second.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().equals(FiguresCache.class.getName())));
        assertThat(administration.queryForObject(
                        "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()",
                        Integer.class))
                .isEqualTo(1);
        finish.countDown();
        first.join();
        second.join();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void theCountriesOfAFilterAreThoseOfCasesThatItsReaderSees() {
        look("INTERPOL");
        assertThat(countries("INTERPOL")).containsExactly("KEN");
        assertThat(countries("FRA")).isEmpty();
        lend("KEN-2026-000003", null);
        assertThat(countries("FRA")).containsExactly("KEN");
        administration.update(
                "UPDATE case_access SET revoked_at = now(), revoked_by = 'test' WHERE organisation = 'FRA'");
        assertThat(countries("FRA")).isEmpty();
    }

    @Test
    void whatIsClosedToItsReaderIsForgottenAndWhatIsOpenedComesWithItsPlaces() {
        assertThat(look("INTERPOL").total()).isEqualTo(CASES);
        assertThat(look("FRA").total()).isZero();

        administration.update(
                "UPDATE case_access SET revoked_at = now(), revoked_by = 'test' WHERE organisation = 'INTERPOL' AND reference < 'KEN-2026-000011'");
        lend("KEN-2026-000003", null);

        assertThat(look("INTERPOL").said())
                .containsEntry("total ", CASES - 10.0)
                .containsEntry("node triage/Task_Assess", CASES - 10.0);
        assertThat(look("FRA").said()).containsEntry("total ", 1.0).containsEntry("node triage/Task_Assess", 1.0);

        administration.update(
                "UPDATE case_access SET valid_until = now() - interval '1 second' WHERE organisation = 'FRA'");
        assertThat(look("FRA").said()).isEmpty();
    }

    @Test
    void whereThereIsNoRoomForAllCasesInterpolIsToldSoAndNobodyElse() {
        figures = figures(CASES - 1);
        assertThatThrownBy(() -> look("INTERPOL"))
                .isInstanceOf(Refusal.Unavailable.class)
                .hasMessage("The figures of all cases need more memory than this server has.");
        assertThat(count("INTERPOL")).isEmpty();
        assertThat(countries("INTERPOL")).contains("KEN", "FRA").doesNotContain("INTERPOL");
        assertThat(look("KEN").total()).isEqualTo(CASES);

        figures = figures(CASES);
        assertThat(look("INTERPOL").total()).isEqualTo(CASES);
        assertThat(count("INTERPOL")).hasValue(CASES);
    }

    /** All together are kept as long as there is room for their cases. */
    @Test
    void whoAskedLongAgoIsReadAnewWhereThereIsNoRoomForAll() {
        figures = figures(2 * CASES - 1);
        look("INTERPOL");
        look("KEN");
        assertThat(look("KEN").rows().values()).allMatch(rows -> rows < FEW);
        assertThat(look("INTERPOL").rows().get("case_figure")).isGreaterThanOrEqualTo(CASES);

        figures = figures(2 * CASES);
        look("INTERPOL");
        look("KEN");
        assertThat(look("INTERPOL").rows().values()).allMatch(rows -> rows < FEW);
    }

    @Test
    void aGrantEndsByTheClockToo() {
        look("FRA");
        lend("KEN-2026-000003", "1 hour");
        assertThat(look("FRA").total()).isEqualTo(1);
        CountedCase lent = new CountedCase();
        lent.become(null, NOW, 0, NOW);
        assertThat(lent.isSeen(NOW.minusMillis(1))).isTrue();
        assertThat(lent.isSeen(NOW)).isFalse();
    }

    @Test
    void whatATransactionWroteAndTookBackWasNeverThere() {
        look("KEN");
        current.as(
                reader("KEN"),
                () -> new TransactionTemplate(transactions).execute(status -> {
                    jdbc.sql("UPDATE case_figure SET urgency = 'ROUTINE' WHERE reference = 'KEN-2026-000001'")
                            .update();
                    assertThat(PlainFigures.said(figures.of(ALL, NOW), List.of()))
                            .containsEntry("urgency ROUTINE", 1.0);
                    status.setRollbackOnly();
                    return null;
                }));
        assertThat(look("KEN").said()).doesNotContainKey("urgency ROUTINE");
    }

    /** A transaction that began before a look and ends after it is seen by the next, although its number is older. */
    @Test
    void whoIsSlowToCommitIsNotOverlooked() {
        look("INTERPOL");
        as("KEN", () -> {
            jdbc.sql("UPDATE case_figure SET urgency = 'ROUTINE' WHERE reference = 'KEN-2026-000001'")
                    .update();
            administration.update("UPDATE case_figure SET status = 'RECORDED' WHERE reference = 'KEN-2026-000002'");
            return assertThat(look("INTERPOL").said())
                    .containsEntry("status RECORDED", 1.0)
                    .doesNotContainKey("urgency ROUTINE");
        });
        assertThat(look("INTERPOL").said()).containsEntry("urgency ROUTINE", 1.0);
    }

    /** Looks at the board in a transaction of its own, as a request does, and asks the database what that read. */
    private Reads look(String organisation) {
        TransactionTemplate request = new TransactionTemplate(transactions);
        request.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return current.as(
                reader(organisation),
                () -> request.execute(status -> {
                    Map<String, Long> before = readSoFar();
                    Map<String, Double> said = PlainFigures.said(figures.of(ALL, NOW), figures.nodes(ALL, NOW));
                    Map<String, Long> rows = readSoFar();
                    before.forEach((table, earlier) -> rows.merge(table, -earlier, Long::sum));
                    rows.values().removeIf(number -> number == 0);
                    assertThat(rows.keySet()).allMatch(table -> COUNTED.contains(table) || table.equals(JOINED));
                    return new Reads(said, rows);
                }));
    }

    /** Opens a case of Kenya to France; for how long, or null for no end. */
    private void lend(String reference, String time) {
        administration.update("""
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at, valid_until)
                VALUES (?, 'FRA', 'KEN', 'INVITATION', 'test', now(), now() + ?::interval)""", reference, time);
    }

    /** Kept in a heap that has room for so many cases. */
    private Figures figures(long cases) {
        HeapForFigures heap = new HeapForFigures(jdbc, HeapForFigures.needed(cases));
        return new Figures(new FiguresCache(jdbc, everything, heap, current), jdbc, audit);
    }

    private OptionalLong count(String organisation) {
        return as(organisation, () -> figures.count(List.of(), List.of(), null));
    }

    private Set<String> countries(String organisation) {
        return as(organisation, () -> figures.countries());
    }

    private <T> T as(String organisation, Supplier<T> work) {
        TransactionTemplate request = new TransactionTemplate(transactions);
        return current.as(reader(organisation), () -> request.execute(status -> work.get()));
    }

    /** Rows of each table that this connection fetched lately; the server gathers them at the end of transactions, if at all. */
    private Map<String, Long> readSoFar() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("SELECT relname, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows FROM pg_stat_xact_user_tables")
                .query(row -> {
                    rows.put(row.getString("relname"), row.getLong("rows"));
                });
        return rows;
    }

    private static Officer reader(String organisation) {
        return new Officer(
                "reader", new OrganisationCode(organisation), null, Set.of(Role.NCB_OFFICER, Role.GS_OFFICER));
    }

    private record Reads(Map<String, Double> said, Map<String, Long> rows) {
        long total() {
            return said.getOrDefault("total ", 0.0).longValue();
        }
    }

    /** A node reads the figures ahead where it has room for them. */
    @Test
    void theImagesHeapHasRoomForSixHundredThousandCases(CapturedOutput log) {
        said(600_000);
        assertThat(looks(512 * MEGABYTE)).isOne();
        assertThat(log).doesNotContain("refuses it");
    }

    @Test
    void whereThereIsTooLittleRoomTheLogSaysWhatIsNeeded(CapturedOutput log) {
        said(1_000_000);
        assertThat(looks(512 * MEGABYTE)).isZero();
        assertThat(log).contains("The board of some 1000000 cases needs a heap of 588 MB");
        assertThat(looks(640 * MEGABYTE)).isOne();
    }

    /** What the server would have noted after it looked at so many rows. */
    private void said(long cases) {
        administration.update("UPDATE pg_class SET reltuples = ? WHERE oid = 'case_figure'::regclass", (double) cases);
    }

    /** How often the figures are read ahead with a heap of so many bytes. */
    private int looks(long heap) {
        AtomicInteger looks = new AtomicInteger();
        Figures looked = PartialPort.of(Figures.class, Map.of("of", asked -> {
            looks.incrementAndGet();
            return null;
        }));
        new FiguresWarmUp(looked, new HeapForFigures(jdbc, heap), current, Clock.fixed(NOW, ZoneOffset.UTC)).look();
        return looks.get();
    }
}
