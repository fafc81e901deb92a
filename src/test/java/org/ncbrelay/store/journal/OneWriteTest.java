package org.ncbrelay.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One act is one write: all of it is there or nothing, and every chain moves once. */
@AdapterTest
record OneWriteTest(
        Journal journal,
        StepClocks clocks,
        CurrentOfficer officers,
        CaseRows rows,
        DatabaseAccess access,
        JdbcTemplate application,
        TransactionTemplate transaction) {
    private static final CaseReference KENYAN = new CaseReference("KEN-2026-000001");
    private static final CaseReference FRENCH = new CaseReference("FRA-2026-000001");
    private static final Officer KENYA = Officer.relay(KENYAN.organisation());
    private static final Officer FRANCE = Officer.relay(FRENCH.organisation());

    @BeforeEach
    void twoCases() {
        rows.clear();
        rows.acknowledged(KENYAN);
        rows.acknowledged(FRENCH);
    }

    @Test
    void whatTwoOrganisationsRecordInOneTransactionIsInBothChainsAndEachHeadMovesOnce() {
        long kenya = head("KEN");
        long france = head("FRA");

        transaction.executeWithoutResult(status -> {
            as(KENYA, () -> record(EventKind.HIT_QUESTION_ASKED, KENYAN, KENYA));
            as(FRANCE, () -> record(EventKind.HIT_QUESTION_RECEIVED, FRENCH, FRANCE));
            as(KENYA, () -> record(EventKind.HIT_DECLINED, KENYAN, KENYA));
        });

        assertThat(links("KEN", kenya))
                .containsExactly("HIT_QUESTION_ASKED " + (kenya + 1), "HIT_DECLINED " + (kenya + 1));
        assertThat(links("FRA", france)).containsExactly("HIT_QUESTION_RECEIVED " + (france + 1));
        assertThat(head("KEN")).isEqualTo(kenya + 2);
        assertThat(administration()
                        .queryForObject("SELECT count(*) FROM timeline_event WHERE kind LIKE 'HIT%'", Long.class))
                .isEqualTo(3);
    }

    @Test
    void eachPartIsWrittenWithTheRightsOfWhoeverRecordedIt() {
        List<Long> before = counts();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    as(KENYA, () -> record(EventKind.REQUEST_RETURNED, KENYAN, KENYA));
                    as(FRANCE, () -> record(EventKind.REQUEST_CORRECTED, KENYAN, FRANCE));
                }))
                .hasStackTraceContaining("row-level security");

        assertThat(counts()).as("nothing of the first part either").isEqualTo(before);
    }

    @Test
    void aCommitWhoseNotesCannotBeChainedIsRefused() {
        List<Long> before = counts();
        administration().execute("ALTER TABLE audit_record ADD CONSTRAINT closed CHECK (number < 0) NOT VALID");
        try {
            assertThatThrownBy(() -> inKenya(() -> record(EventKind.REQUEST_RETURNED, KENYAN, KENYA)))
                    .hasStackTraceContaining("closed");
        } finally {
            administration().execute("ALTER TABLE audit_record DROP CONSTRAINT closed");
        }

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void theApplicationCannotKeepANoteOutOfTheChain() {
        long before = head("KEN");
        inKenya(() -> {
            application.execute("SET CONSTRAINTS ALL IMMEDIATE");
            application.queryForList("SELECT relay_audit_read('READ_CASE', ?, NULL)", KENYAN.value());
            application.execute("SET CONSTRAINTS ALL DEFERRED");
            Object savepoint = savepoint();
            application.queryForList("SELECT relay_audit_read('READ_TIMELINE', ?, NULL)", KENYAN.value());
            rollbackTo(savepoint);
            application.queryForList("SELECT relay_audit_read('READ_MESSAGES', ?, NULL)", KENYAN.value());
        });

        assertThat(links("KEN", before))
                .extracting(link -> link.split(" ")[0])
                .containsExactly("READ_CASE", "READ_MESSAGES");
        assertThat(administration().queryForObject("SELECT count(*) FROM audit_pending", Long.class))
                .isZero();
    }

    @Test
    void theApplicationCannotKeepAnEventOutOfTheChainNorLinkItTwice() {
        inKenya(() -> enter("HIT_QUESTION_ASKED"));
        String earlier = administration().queryForObject("SELECT max(id)::text FROM timeline_event", String.class);
        for (String entered : List.of(earlier, "9000000000000000")) {
            long before = head("KEN");
            inKenya(() -> {
                hint(entered);
                enter("HIT_MATCHED");
                savepoint();
                enter("HIT_DECLINED");
                hint("");
                enter("HIT_DISCLOSED");
            });

            assertThat(links("KEN", before))
                    .as(entered)
                    .extracting(link -> link.split(" ")[0])
                    .containsExactlyInAnyOrder("HIT_MATCHED", "HIT_DECLINED", "HIT_DISCLOSED");
        }
    }

    @Test
    void readsAndEventsOfATransactionAreLinkedInOneRound() {
        long before = head("KEN");
        inKenya(() -> {
            record(EventKind.HIT_DECLINED, KENYAN, KENYA);
            application.queryForList("SELECT relay_audit_read('READ_CASE', ?, NULL)", KENYAN.value());
        });

        assertThat(links("KEN", before)).containsExactly("READ_CASE " + (before + 1), "HIT_DECLINED " + (before + 1));
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfTheWriteLeavesNothing() throws SQLException {
        List<Long> before = counts();
        try (Connection lock =
                TestDatabase.dataSource(access, TestDatabase.administrator()).getConnection()) {
            lock.setAutoCommit(false);
            // The write comes as far as the events: copies, letters and clocks are in their tables by then.
            lock.createStatement().execute("LOCK TABLE timeline_event IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> act = CompletableFuture.runAsync(() -> inKenya(this::actWithEverything));
            await().atMost(1, TimeUnit.MINUTES).until(() -> !writing().isEmpty());
            writing().forEach(pid -> administration().queryForList("SELECT pg_terminate_backend(?)", pid));
            assertThatThrownBy(act::join).isInstanceOf(CompletionException.class);
            lock.rollback();
        }

        assertThat(counts()).isEqualTo(before);

        inKenya(this::actWithEverything);
        assertThat(counts()).as("the same act again").isNotEqualTo(before);
    }

    @Test
    void noRowNamesACaseThatDoesNotExistAndNoCaseIsRemoved() {
        for (String row : List.of(
                "INSERT INTO step_clock (reference, step, event, happened_at) SELECT r, 's', 'STARTED', now() FROM unnest('{%s,KEN-2026-999999}'::text[]) r",
                "INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at) SELECT r, 'K', 'a', 'KEN', now() FROM unnest('{%s,KEN-2026-999999}'::text[]) r",
                "INSERT INTO case_capability (reference, capability, position, status, updated_at) SELECT r, 'X', 0, 'REQUESTED', now() FROM unnest('{%s,KEN-2026-999999}'::text[]) r"))
            assertThatThrownBy(() -> administration().execute(row.formatted(KENYAN)))
                    .hasStackTraceContaining("names an unknown case");
        assertThatThrownBy(() -> administration().execute("DELETE FROM support_request"))
                .hasStackTraceContaining("a case stays");
    }

    private void actWithEverything() {
        clocks.pause(KENYAN, "acknowledgment", "test", Instant.EPOCH);
        journal.record(Act.of(EventKind.NCB_COPIED, KENYAN, KENYA)
                .toNcb()
                .withLetter(Letter.REMINDER)
                .copiedToNcb(CopySubject.DELIVERY, "1"));
    }

    private List<Integer> writing() {
        return administration()
                .queryForList(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%relay_write%'",
                        Integer.class);
    }

    private void record(EventKind kind, CaseReference reference, Officer by) {
        journal.record(Act.of(kind, reference, by));
    }

    private void hint(String entered) {
        application.execute("SET LOCAL relay.entered_timeline_event = '" + entered + "'");
    }

    private void enter(String kind) {
        application.update(
                "INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at) VALUES (?, ?, 'relay', 'KEN', now())",
                KENYAN.value(),
                kind);
    }

    private void inKenya(Runnable work) {
        as(KENYA, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void as(Officer officer, Runnable work) {
        officers.as(officer, () -> {
            work.run();
            return null;
        });
    }

    private Object savepoint() {
        return application.execute((Connection connection) -> connection.setSavepoint());
    }

    private void rollbackTo(Object savepoint) {
        application.execute((Connection connection) -> {
            connection.rollback((Savepoint) savepoint);
            return null;
        });
    }

    private long head(String organisation) {
        return administration()
                .queryForObject(
                        "SELECT coalesce(max(number), 0) FROM audit_head WHERE organisation = ?",
                        Long.class,
                        organisation);
    }

    /** Each link after that number with the first of its transaction. */
    private List<String> links(String organisation, long after) {
        return administration()
                .queryForList(
                        "SELECT act || ' ' || transaction FROM audit_record WHERE organisation = ? AND number > ? ORDER BY number",
                        String.class,
                        organisation,
                        after);
    }

    /** Rows of each table. */
    private List<Long> counts() {
        return administration()
                .queryForList(
                        "SELECT format('SELECT count(*) FROM %I', tablename) FROM pg_tables"
                                + " WHERE schemaname = current_schema() ORDER BY tablename",
                        String.class)
                .stream()
                .map(count -> administration().queryForObject(count, Long.class))
                .toList();
    }

    private JdbcTemplate administration() {
        return rows.administration();
    }
}
