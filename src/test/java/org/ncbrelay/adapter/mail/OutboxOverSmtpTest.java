package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.MailSettings.Mailbox;
import org.ncbrelay.adapter.mail.MailSettings.Transport;
import org.ncbrelay.adapter.mail.SmtpSettings.Security;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.ncbrelay.support.Ports;
import org.ncbrelay.support.RememberingCaseProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the transaction of a case to a real mail server that was away. */
@AdapterTest
class OutboxOverSmtpTest {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");

    private final Journal journal;
    private final CaseRows rows;
    private final MutableClock clock;
    private final CurrentOfficer currentOfficer;
    private final TransactionTemplate transaction;
    private final OutboxSender sender;
    private final int port = Ports.free();
    private GreenMail server;

    @Autowired
    OutboxOverSmtpTest(
            Journal journal,
            CaseRows rows,
            MutableClock clock,
            RememberingCaseProcess process,
            CurrentOfficer currentOfficer,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.rows = rows;
        this.clock = clock;
        this.currentOfficer = currentOfficer;
        this.transaction = new TransactionTemplate(transactions);
        this.sender = new OutboxSender(
                new DueLetters(jdbc),
                new WorkerTransactions("mail", jdbc, transactions),
                new LetterWords(URI.create("http://localhost:8080")),
                mailer(),
                process,
                currentOfficer,
                clock);
    }

    @BeforeEach
    void start() {
        rows.clear();
        rows.organisation(REFERENCE.organisation());
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterFollowsOnceWhenTheServerIsBack() throws Exception {
        UUID id = write();
        assertThat(sender.sendDue()).isZero();
        clock.advance(Duration.ofSeconds(10));
        assertThat(sender.sendDue()).isZero();

        server.start();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(sender.sendDue()).isZero();

        assertThat(server.getReceivedMessages()).singleElement().satisfies(arrived -> {
            assertThat(arrived.getMessageID()).isEqualTo("<" + id + "@relay.example>");
            assertThat(arrived.getSubject()).startsWith(REFERENCE.value());
        });
    }

    private UUID write() {
        Officer ncb = new Officer("ncb.ken", REFERENCE.organisation(), null, Set.of(Role.NCB_OFFICER));
        return currentOfficer.as(
                ncb,
                () -> transaction.execute(status ->
                        journal.send(Letter.REQUEST_SUBMITTED, REFERENCE, Addressee.ncb(REFERENCE.organisation()))));
    }

    private SmtpMailer mailer() {
        SmtpSettings server = new SmtpSettings("127.0.0.1", port, null, null, Security.NONE, Duration.ofSeconds(20));
        MailSettings settings = new MailSettings(
                Transport.SMTP,
                "ncb-relay@relay.example",
                "general-secretariat@relay.example",
                "relay.example",
                false,
                new Mailbox(Path.of("target/mailbox")),
                Map.of());
        return new SmtpMailer(SmtpConfiguration.sender(server), settings, clock);
    }
}
