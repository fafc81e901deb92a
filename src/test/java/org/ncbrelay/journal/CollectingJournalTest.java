package org.ncbrelay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Behind the walls of the database: an act gets in only as the organisation of whoever recorded it. */
@AdapterTest
record CollectingJournalTest(
        Journal journal, CurrentOfficer officers, CaseRows rows, MutableClock clock, TransactionTemplate transaction) {
    private static final CaseReference KENYAN = new CaseReference("KEN-2026-000001");
    private static final CaseReference FRENCH = new CaseReference("FRA-2026-000001");
    private static final Officer KENYA = Officer.relay(KENYAN.organisation());
    private static final Officer FRANCE = Officer.relay(FRENCH.organisation());

    @BeforeEach
    void fileTwoCases() {
        rows.clear();
        rows.acknowledged(KENYAN);
        rows.acknowledged(FRENCH);
    }

    @Test
    void actsAreWrittenAtTheEndInTheirOrderWithOneMoment() {
        Instant begun = clock.instant();
        inKenya(status -> {
            record(EventKind.REQUEST_RETURNED, KENYAN);
            clock.advance(Duration.ofMinutes(1));
            record(EventKind.REQUEST_CORRECTED, KENYAN);
            assertThat(events(KENYAN)).as("before the end").isEmpty();
        });

        assertThat(events(KENYAN)).containsExactly("REQUEST_RETURNED", "REQUEST_CORRECTED");
        assertThat(moments()).containsExactly(begun);
        clock.set(begun);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNothing() {
        inKenya(status -> {
            journal.record(
                    Act.of(EventKind.REQUEST_RETURNED, KENYAN, KENYA).toNcb().withLetter(Letter.REMINDER));
            status.setRollbackOnly();
        });

        assertThat(events(KENYAN)).isEmpty();
        assertThat(letters()).isEmpty();

        inKenya(status -> record(EventKind.REQUEST_CORRECTED, KENYAN));
        assertThat(events(KENYAN)).as("nothing of the first").containsExactly("REQUEST_CORRECTED");
    }

    @Test
    void aTransactionInsideAnotherHasItsOwnActs() {
        inKenya(status -> {
            record(EventKind.REQUEST_RETURNED, KENYAN);
            ownTransaction().executeWithoutResult(own -> record(EventKind.MAIL_FAILED, KENYAN));
            assertThat(events(KENYAN)).containsExactly("MAIL_FAILED");
            status.setRollbackOnly();
        });

        assertThat(events(KENYAN)).containsExactly("MAIL_FAILED");
    }

    @Test
    void anActIsWrittenAsTheOfficerWhoRecordedItEvenIfNobodyOrAnotherActsAtTheEnd() {
        transaction.executeWithoutResult(status -> {
            as(KENYA, () -> record(EventKind.HIT_QUESTION_ASKED, KENYAN));
            as(FRANCE, () -> record(EventKind.HIT_QUESTION_RECEIVED, FRENCH));
        });
        as(
                FRANCE,
                () -> transaction.executeWithoutResult(
                        status -> as(KENYA, () -> record(EventKind.HIT_DECLINED, KENYAN))));

        assertThat(events(KENYAN)).containsExactly("HIT_QUESTION_ASKED", "HIT_DECLINED");
        assertThat(events(FRENCH)).containsExactly("HIT_QUESTION_RECEIVED");
    }

    @Test
    void whatIsFlushedCanBeReferredToInTheSameTransaction() {
        List<UUID> ids = new ArrayList<>();
        inKenya(status -> {
            Act copied = Act.of(EventKind.NCB_COPIED, KENYAN, KENYA).toNcb().copiedToNcb(CopySubject.DELIVERY, "1");
            journal.record(copied);
            UUID letter = journal.send(Letter.REMINDER, KENYAN, Addressee.INTERPOL);
            journal.flush();
            record(EventKind.PRODUCT_DELIVERED, KENYAN);
            ids.add(copied.copyId());
            ids.add(letter);
        });

        assertThat(rows.administration()
                        .queryForObject("SELECT count(*) FROM official_copy WHERE id = ?", Long.class, ids.get(0)))
                .isEqualTo(1);
        assertThat(rows.administration()
                        .queryForObject("SELECT count(*) FROM outbox_mail WHERE id = ?", Long.class, ids.get(1)))
                .isEqualTo(1);
        assertThat(events(KENYAN)).as("each once").containsExactly("NCB_COPIED", "PRODUCT_DELIVERED");
    }

    @Test
    void anActThatIsRecordedWhileTheTransactionCommitsIsNotLost() {
        inKenya(status -> {
            record(EventKind.REQUEST_RETURNED, KENYAN);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    record(EventKind.REQUEST_CORRECTED, KENYAN);
                }
            });
        });

        assertThat(events(KENYAN)).containsExactly("REQUEST_RETURNED", "REQUEST_CORRECTED");
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> as(KENYA, () -> record(EventKind.REQUEST_RETURNED, KENYAN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    private TransactionTemplate ownTransaction() {
        TransactionTemplate own = new TransactionTemplate(transaction.getTransactionManager());
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    private void record(EventKind kind, CaseReference reference) {
        journal.record(Act.of(kind, reference, Officer.relay(reference.organisation())));
    }

    private void inKenya(Consumer<TransactionStatus> work) {
        as(KENYA, () -> transaction.executeWithoutResult(work));
    }

    private void as(Officer officer, Runnable work) {
        officers.as(officer, () -> {
            work.run();
            return null;
        });
    }

    /** Without the submission that the case begins with. */
    private List<String> events(CaseReference reference) {
        return rows.administration()
                .queryForList(
                        "SELECT kind FROM timeline_event WHERE reference = ? AND kind <> 'REQUEST_SUBMITTED' ORDER BY id",
                        String.class,
                        reference.value());
    }

    private List<Instant> moments() {
        return rows
                .administration()
                .queryForList(
                        "SELECT DISTINCT happened_at FROM timeline_event WHERE kind <> 'REQUEST_SUBMITTED'",
                        Timestamp.class)
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    private List<String> letters() {
        return rows.administration()
                .queryForList("SELECT template FROM outbox_mail WHERE sent_at IS NULL", String.class);
    }
}
