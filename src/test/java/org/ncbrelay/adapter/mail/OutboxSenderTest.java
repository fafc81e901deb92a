package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.fakes.RememberingCaseProcess;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.LetterQueue;
import org.ncbrelay.port.LetterQueue.Failed;
import org.ncbrelay.port.Mailer;
import org.ncbrelay.port.UndeliveredLetters;
import org.ncbrelay.store.WorkerTransactions;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
class OutboxSenderTest {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final OrganisationCode FRANCE = new OrganisationCode("FRA");
    private static final CaseReference REFERENCE = CaseReference.of(KENYA, 2026, 1);
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private final Journal journal;
    private final UndeliveredLetters undelivered;
    private final LetterQueue queue;
    private final CaseRows rows;
    private final MutableClock clock;
    private final RememberingCaseProcess process;
    private final CurrentOfficer currentOfficer;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactionManager;
    private final Post post = new Post();
    private final OutboxSender sender;

    OutboxSenderTest(
            Journal journal,
            UndeliveredLetters undelivered,
            LetterQueue queue,
            CaseRows rows,
            MutableClock clock,
            RememberingCaseProcess process,
            CurrentOfficer currentOfficer,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager) {
        this.journal = journal;
        this.undelivered = undelivered;
        this.queue = queue;
        this.rows = rows;
        this.clock = clock;
        this.process = process;
        this.currentOfficer = currentOfficer;
        this.jdbc = jdbc;
        this.transactionManager = transactionManager;
        this.sender = sender();
    }

    @BeforeEach
    void start() {
        rows.clear();
        rows.organisation(KENYA);
        rows.organisation(OrganisationCode.INTERPOL);
        process.forget();
    }

    @Test
    void aLetterIsWrittenInTheTransactionOfTheCaseToTheDeskOfItsReader() {
        UUID id = write();

        Map<String, Object> row = rows.administration().queryForMap("SELECT * FROM outbox_mail WHERE id = ?", id);
        assertThat(row)
                .containsEntry("message_id", "<" + id + "@relay.example>")
                .containsEntry("recipient", "ncb.ken@relay.example")
                .containsEntry("organisation", "KEN")
                .containsEntry("template", "REQUEST_SUBMITTED")
                .containsEntry("language", "en");

        UUID copy = inTransaction(() ->
                journal.send(Letter.COPY_TO_GENERAL_SECRETARIAT, REFERENCE, Addressee.ncb(OrganisationCode.INTERPOL)));
        assertThat(column(copy, "recipient")).isEqualTo("general-secretariat@relay.example");
    }

    @Test
    void nobodyWritesToThePublishedAddressHere() {
        assertThatThrownBy(() -> inTransaction(() -> journal.send(
                        Letter.PRODUCT_DELIVERED,
                        REFERENCE,
                        Addressee.officer("head.ken", KENYA, MailGuard.PUBLISHED))))
                .hasStackTraceContaining("only production writes to the published address");

        assertThat(letters()).isZero();
    }

    /** Somebody may change the address of an organisation after the start, past the check that was made then. */
    @Test
    void norIfADeskHasThatAddress() {
        rows.administration()
                .update(
                        "UPDATE organisation SET mail_address = ? WHERE code = 'KEN'",
                        "GS <" + MailGuard.PUBLISHED.toUpperCase(Locale.ROOT) + ">");
        try {
            assertThatThrownBy(
                            () -> inTransaction(() -> journal.send(Letter.REMINDER, REFERENCE, Addressee.ncb(KENYA))))
                    .hasStackTraceContaining("only production writes to the published address");
        } finally {
            rows.administration()
                    .update("UPDATE organisation SET mail_address = 'ncb.ken@relay.example' WHERE code = 'KEN'");
        }

        assertThat(letters()).isZero();
    }

    @Test
    void aLetterLeavesOnceAndOutsideAnyTransaction() {
        UUID id = write();

        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(sender.sendDue()).isZero();

        assertThat(post.taken).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<" + id + "@relay.example>");
            assertThat(mail.subject()).contains(REFERENCE.value());
            assertThat(mail.body()).contains("http://localhost:8080/cases/" + REFERENCE);
        });
        assertThat(post.sawTransaction).isFalse();
        assertThat(column(id, "sent_at")).isNotNull();
    }

    @Test
    void moreLettersThanOneClaimHoldsLeaveEachOnce() {
        List<UUID> written = Stream.generate(this::write)
                .limit(OutboxSender.LETTERS_OF_A_CLAIM + 3L)
                .toList();

        assertThat(sender.sendDue()).isEqualTo(written.size());

        assertThat(post.taken)
                .extracting(Mailer.Mail::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        written.stream().map(id -> "<" + id + "@relay.example>").toList());
        assertThat(written).allSatisfy(id -> assertThat(column(id, "sent_at")).isNotNull());
    }

    @Test
    void ofLettersThatAreClaimedTogetherOneThatIsNotTakenHoldsUpNoOther() {
        UUID first = write();
        UUID refused = write();
        UUID last = write();
        post.refused = "<" + refused + "@relay.example>";

        assertThat(sender.sendDue()).isEqualTo(2);

        assertThat(column(first, "sent_at")).isNotNull();
        assertThat(column(refused, "sent_at")).isNull();
        assertThat(column(last, "sent_at")).isNotNull();
    }

    @Test
    void lettersThatASlowServerWouldKeepBeyondTheirClaimAreClaimedAnew() {
        UUID first = write();
        UUID second = write();
        post.slowness = DueLetters.LEASE;

        assertThat(sender.sendDue()).isEqualTo(2);

        assertThat(post.taken).hasSize(2);
        assertThat(column(first, "attempts")).isEqualTo(1);
        assertThat(column(second, "attempts")).isEqualTo(1);
    }

    @Test
    void aLetterThatIsNotTakenWaitsLongerEachTimeAndKeepsItsMessageId() {
        UUID id = write();
        post.closed = true;
        sender.sendDue();
        for (Duration delay : DELAYS) {
            int before = post.attempts;
            clock.advance(delay.minusMillis(1));
            sender.sendDue();
            assertThat(post.attempts).as("attempts before %s", delay).isEqualTo(before);
            clock.advance(Duration.ofMillis(1));
            if (delay.equals(DELAYS.get(DELAYS.size() - 1))) post.closed = false;
            sender.sendDue();
            assertThat(post.attempts).as("attempts after %s", delay).isEqualTo(before + 1);
        }

        assertThat(post.taken).extracting(Mailer.Mail::messageId).containsExactly("<" + id + "@relay.example>");
        assertThat(process.calls()).isEmpty();
    }

    @Test
    void theFirstFailureTellsItsReasonInTheLogAndToOperators() {
        Logger log = (Logger) LoggerFactory.getLogger(OutboxSender.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        UUID id = write();
        post.closed = true;
        try {
            sender.sendDue();
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("Letter " + id + " was not taken at attempt 1: the post is closed");
        assertThat(queue.state(10).newest())
                .filteredOn(letter -> letter.id().equals(id))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.error()).isEqualTo("the post is closed");
                    assertThat(letter.failedAt()).isNull();
                });
        assertThat(queue.sendAgain(id, "operator")).as("it is tried by itself").isFalse();
        post.closed = false;
        clock.advance(DELAYS.get(0));
        sender.sendDue();
        assertThat(queue.state(10).newest()).extracting(Failed::id).doesNotContain(id);
    }

    @Test
    void aLetterThatFailsForGoodIsAnIncidentOfItsCaseAndIsNotTriedAgainByItself() {
        UUID id = failForGood();

        assertThat(column(id, "failed_at")).isNotNull();
        assertThat(column(id, "incident_id")).isEqualTo("incident-of-" + id);
        assertThat(process.calls()).containsExactly("relay@KEN mailFailed " + REFERENCE + " " + id);
        assertThat(undeliveredAs(KENYA)).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo(id);
            assertThat(letter.error()).isEqualTo("the post is closed");
            assertThat(letter.attempts()).isEqualTo(7);
        });

        post.closed = false;
        clock.advance(Duration.ofDays(30));
        assertThat(sender.sendDue()).as("it is not tried again by itself").isZero();
    }

    @Test
    void theTimelineKeepsWhatFailedAndWhatLeftAtLastEvenIfTheFlowCannotBeTold() {
        rows.acknowledged(REFERENCE);
        process.refuse(true);
        UUID id = failForGood();
        assertThat(column(id, "failed_at")).isNotNull();
        assertThat(column(id, "incident_id")).isNull();
        assertThat(timeline()).endsWith("MAIL_FAILED");

        post.closed = false;
        retryAs(KENYA, id);
        sender.sendDue();

        assertThat(timeline()).endsWith("MAIL_FAILED", "MAIL_SENT_AT_LAST");
    }

    private List<String> timeline() {
        return rows.administration()
                .queryForList(
                        "SELECT kind FROM timeline_event WHERE reference = ? ORDER BY id",
                        String.class,
                        REFERENCE.value());
    }

    @Test
    void aRetriedLetterThatLeavesResolvesItsIncident() {
        UUID id = failForGood();
        post.closed = false;

        assertThat(retryAs(KENYA, id)).isTrue();
        sender.sendDue();

        assertThat(column(id, "sent_at")).isNotNull();
        assertThat(column(id, "incident_id")).isNull();
        assertThat(process.calls()).last().isEqualTo("relay@KEN mailRecovered incident-of-" + id);
        assertThat(undeliveredAs(KENYA)).isEmpty();
    }

    @Test
    void aRetriedLetterThatFailsAgainKeepsItsOneIncident() {
        UUID id = failForGood();
        retryAs(KENYA, id);
        exhaust();

        assertThat(process.calls()).hasSize(1);
        assertThat(column(id, "incident_id")).isEqualTo("incident-of-" + id);
    }

    @Test
    void anotherCountryNeitherSeesNorRetriesAFailedLetter() {
        UUID id = failForGood();

        assertThat(undeliveredAs(FRANCE)).isEmpty();
        assertThat(retryAs(FRANCE, id)).isFalse();
    }

    @Test
    void aLetterThatCannotBeSentAtAllDoesNotHoldUpTheNext() {
        UUID broken = write();
        rows.administration().update("UPDATE outbox_mail SET template = 'DROPPED' WHERE id = ?", broken);
        UUID good = write();

        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(column(good, "sent_at")).isNotNull();
        assertThat(column(broken, "last_error")).isEqualTo("IllegalArgumentException");
    }

    @Test
    void aLetterInTheHandsOfADeadNodeIsTakenOverAfterItsLease() {
        UUID id = write();
        new WorkerTransactions("mail", jdbc, transactionManager)
                .call(() -> new DueLetters(jdbc).claim(clock.instant(), 1));

        clock.advance(Duration.ofMinutes(4));
        assertThat(sender.sendDue()).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(column(id, "sent_at")).isNotNull();
    }

    @Test
    void severalNodesSendEachLetterOnce() throws Exception {
        for (int i = 0; i < 40; i++) write();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> node = () -> sender().sendDue();
            int sent = 0;
            for (Future<Integer> done : nodes.invokeAll(List.of(node, node, node, node))) sent += done.get();
            assertThat(sent).isEqualTo(40);
        } finally {
            nodes.shutdown();
        }
        assertThat(new ArrayList<>(post.taken))
                .extracting(Mailer.Mail::messageId)
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    private UUID failForGood() {
        post.closed = true;
        UUID id = write();
        exhaust();
        return id;
    }

    private void exhaust() {
        sender.sendDue();
        for (Duration delay : DELAYS) {
            clock.advance(delay);
            sender.sendDue();
        }
    }

    private UUID write() {
        return inTransaction(() -> journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(KENYA)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        Officer agency = new Officer("agency.ken", KENYA, null, Set.of(Role.AGENCY_OFFICER));
        TransactionTemplate transaction = new TransactionTemplate(transactionManager);
        return currentOfficer.as(agency, () -> transaction.execute(status -> work.get()));
    }

    private int letters() {
        return rows.administration().queryForObject("SELECT count(*) FROM outbox_mail", Integer.class);
    }

    private List<UndeliveredLetters.Undelivered> undeliveredAs(OrganisationCode organisation) {
        return currentOfficer.as(ncb(organisation), () -> undelivered.of(REFERENCE));
    }

    private boolean retryAs(OrganisationCode organisation, UUID id) {
        return currentOfficer.as(ncb(organisation), () -> undelivered.retry(id));
    }

    private static Officer ncb(OrganisationCode organisation) {
        return new Officer("ncb", organisation, null, Set.of(Role.NCB_OFFICER));
    }

    private Object column(UUID id, String column) {
        return rows.administration()
                .queryForObject("SELECT " + column + " FROM outbox_mail WHERE id = ?", Object.class, id);
    }

    private OutboxSender sender() {
        LetterWords words = new LetterWords(URI.create("http://localhost:8080/"), new FakeRelay().countries);
        return new OutboxSender(jdbc, transactionManager, words, post, process.port(), currentOfficer, clock);
    }

    /** A post office that may be closed. */
    private final class Post implements Mailer {
        final ConcurrentLinkedQueue<Mail> taken = new ConcurrentLinkedQueue<>();
        volatile boolean closed;
        volatile boolean sawTransaction;
        volatile int attempts;
        volatile String refused = "";
        volatile Duration slowness = Duration.ZERO;

        @Override
        public synchronized void send(Mail mail) {
            attempts++;
            sawTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
            clock.advance(slowness);
            if (closed) throw new MailNotAccepted("the post is closed", null);
            if (mail.messageId().equals(refused)) throw new MailNotAccepted("not this letter", null);
            taken.add(mail);
        }
    }
}
