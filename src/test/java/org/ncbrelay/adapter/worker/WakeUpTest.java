package org.ncbrelay.adapter.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.fakes.RememberingCaseProcess;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.RecordWaits;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The workers look only once an hour here: what leaves sooner was woken by a commit. */
@AdapterTest
record WakeUpTest(
        @Qualifier("mailLoop") WorkerLoop mailLoop,
        @Qualifier("iisLoop") WorkerLoop iisLoop,
        Journal journal,
        ApplicationEventPublisher events,
        CaseRows rows,
        MutableClock clock,
        RememberingCaseProcess process,
        CurrentOfficer currentOfficer,
        TransactionTemplate transaction) {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");
    private static final OrganisationCode KENYA = REFERENCE.organisation();

    @BeforeEach
    void start() {
        rows.clear();
        process.forget();
        rows.acknowledged(REFERENCE);
        mailLoop.start();
        iisLoop.start();
    }

    @AfterEach
    void stop() {
        mailLoop.stop();
        iisLoop.stop();
    }

    @Test
    void aCommittedLetterLeavesAtOnce() {
        commit(() -> journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(KENYA)));

        await().atMost(1, TimeUnit.MINUTES).until(() -> waitingLetters() == 0);
    }

    @Test
    void aCommittedRecordIsSubmittedAtOnce() {
        rows.waitingForRecord(REFERENCE, clock.instant());

        commit(() -> events.publishEvent(new RecordWaits()));

        await().atMost(1, TimeUnit.MINUTES).until(() -> process.calls().size() == 1);
        assertThat(process.calls()).containsExactly("relay@KEN recorded " + REFERENCE);
    }

    private void commit(Runnable work) {
        currentOfficer.as(new Officer("ncb.ken", KENYA, null, Set.of(Role.NCB_OFFICER)), () -> {
            transaction.executeWithoutResult(status -> work.run());
            return null;
        });
    }

    private int waitingLetters() {
        return rows.administration()
                .queryForObject("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL", Integer.class);
    }
}
