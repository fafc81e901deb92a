package org.ncbrelay.adapter.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.mail.DueLetters.Due;
import org.ncbrelay.adapter.worker.RetryDelays;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Mailer;
import org.ncbrelay.port.Mailer.Mail;
import org.ncbrelay.port.Mailer.MailNotAccepted;
import org.ncbrelay.store.WorkerTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sends letters that fell due, one after the other, outside any transaction; on several nodes at once if need be. Letters are
 * claimed, and marked as sent, some at a time: a node that dies in between has its letters of one claim sent a second time, under
 * the same Message-ID. What is not taken is tried again with growing delay, then shows as an incident of its case.
 */
@Component
class OutboxSender {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    /** Our default: few enough to be sent again after a crash, enough that claiming costs little. */
    static final int LETTERS_OF_A_CLAIM = 20;

    private final DueLetters letters;
    private final WorkerTransactions transactions;
    private final LetterWords words;
    private final Mailer mailer;
    private final CaseProcess process;
    private final CurrentOfficer currentOfficer;
    private final Clock clock;

    OutboxSender(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            LetterWords words,
            Mailer mailer,
            CaseProcess process,
            CurrentOfficer currentOfficer,
            Clock clock) {
        this.letters = new DueLetters(jdbc);
        this.transactions = new WorkerTransactions("mail", jdbc, transactionManager);
        this.words = words;
        this.mailer = mailer;
        this.process = process;
        this.currentOfficer = currentOfficer;
        this.clock = clock;
    }

    /**
     * Sends everything that is due now and answers how many letters left. A claim of fewer than it may have was the last: a letter that
     * comes later wakes its sender.
     */
    int sendDue() {
        int sent = 0;
        List<Due> claimed;
        List<Due> left;
        do {
            claimed = letters.claim(clock.instant(), LETTERS_OF_A_CLAIM);
            left = new ArrayList<>();
            sent += send(claimed, left);
        } while (claimed.size() == LETTERS_OF_A_CLAIM || !left.isEmpty());
        return sent;
    }

    /** @param left receives what could outlast the claim, where the mail server is slow: it is left to the next one */
    private int send(List<Due> claimed, List<Due> left) {
        Instant last = clock.instant().plus(DueLetters.LEASE.dividedBy(2));
        List<Due> taken = new ArrayList<>();
        for (Due due : claimed)
            if (clock.instant().isAfter(last)) left.add(due);
            else if (attempt(due)) taken.add(due);
        if (!left.isEmpty()) transactions.run(() -> letters.release(ids(left)));
        markSent(taken);
        return taken.size();
    }

    private void markSent(List<Due> taken) {
        List<Due> silent = taken.stream().filter(due -> !due.awaited()).toList();
        if (!silent.isEmpty()) letters.sent(ids(silent), clock.instant());
        taken.stream().filter(Due::awaited).forEach(this::sentAtLast);
    }

    private static List<UUID> ids(List<Due> letters) {
        return letters.stream().map(Due::id).toList();
    }

    private boolean attempt(Due due) {
        try {
            mailer.send(inWords(due));
        } catch (MailNotAccepted e) {
            String reason = DueLetters.shortened(e.getMessage());
            LOG.info("Letter {} was not taken at attempt {}: {}", due.id(), due.attempts(), reason);
            notTaken(due, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            // One letter that cannot be sent at all must not hold up the others.
            LOG.error("Letter {} could not be sent", due.id(), e);
            notTaken(due, e.getClass().getSimpleName());
            return false;
        }
        return true;
    }

    private Mail inWords(Due due) {
        LetterFacts letter =
                due.facts().orElseThrow(() -> new IllegalArgumentException("unknown letter " + due.template()));
        return new Mail(
                due.messageId(),
                due.recipient(),
                words.subject(letter, due.language()),
                words.body(letter, due.language()));
    }

    private void sentAtLast(Due due) {
        settle(
                due,
                () -> {
                    letters.sent(List.of(due.id()), clock.instant());
                    if (due.retried()) note(due, EventKind.MAIL_SENT_AT_LAST);
                },
                () -> due.incidentId().ifPresent(incident -> {
                    process.mailRecovered(incident);
                    letters.incident(due.id(), null);
                }));
    }

    private void notTaken(Due due, String error) {
        Optional<Duration> delay = RetryDelays.after(due.attempts());
        if (delay.isPresent())
            transactions.run(() -> letters.delayed(due.id(), clock.instant().plus(delay.get()), error));
        else
            settle(due, () -> failed(due, error), () -> {
                if (due.incidentId().isEmpty()) letters.incident(due.id(), raiseIncident(due));
            });
    }

    /** The incident ends with the step that it belongs to; the timeline records what happened. */
    private void failed(Due due, String error) {
        letters.failed(due.id(), clock.instant(), error);
        note(due, EventKind.MAIL_FAILED);
    }

    /** A kind of letter that this version does not have is on no timeline; its row says that it failed. */
    private void note(Due due, EventKind kind) {
        if (due.facts().isEmpty()) return;
        Letter letter = Letter.valueOf(due.template());
        due.reference()
                .map(CaseReference::value)
                .ifPresent(reference ->
                        letters.note(reference, kind, Officer.RELAY, null, due.recipient(), letter, clock.instant()));
    }

    private String raiseIncident(Due due) {
        return due.reference()
                .map(reference -> process.mailFailed(reference, due.id().toString()))
                .orElse(null);
    }

    /** Marks the letter and notifies the process in one transaction; if the process cannot be notified, the letter is marked all the same. */
    private void settle(Due due, Runnable mark, Runnable tell) {
        try {
            actingFor(due, () -> {
                mark.run();
                tell.run();
            });
        } catch (RuntimeException e) {
            LOG.error("The case of letter {} could not be notified of the result", due.id(), e);
            actingFor(due, mark);
        }
    }

    private void actingFor(Due due, Runnable work) {
        due.reference()
                .map(CaseReference::organisation)
                .map(Officer::relay)
                .ifPresentOrElse(
                        relay -> currentOfficer.as(relay, () -> transactions.run(work)), () -> transactions.run(work));
    }
}
