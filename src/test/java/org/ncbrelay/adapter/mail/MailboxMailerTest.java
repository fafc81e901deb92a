package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.port.Mailer.Mail;
import org.ncbrelay.port.Mailer.MailNotAccepted;

class MailboxMailerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T10:15:30Z"), ZoneOffset.UTC);
    private static final Mail MAIL =
            new Mail("<0b2c@relay.example>", "ncb.ken@relay.example", "KEN-2026-000017: é", "A case.\nقضية\n");

    @TempDir
    private Path directory;

    @Test
    void aLetterIsOneReadableFile() throws Exception {
        mailer().send(MAIL);

        assertThat(files()).containsExactly("ncb.ken@relay.example_0b2c@relay.example.eml");
        var letter = mailer().read(MAIL.messageId(), MAIL.recipient()).orElseThrow();
        assertThat(letter.getMessageID()).isEqualTo(MAIL.messageId());
        assertThat(letter.getSubject()).isEqualTo(MAIL.subject());
        assertThat(letter.getContent()).isEqualTo(MAIL.body().replace("\n", "\r\n"));
    }

    @Test
    void theSameLetterAgainIsTheSameFile() throws IOException {
        mailer().send(MAIL);
        mailer().send(MAIL);

        assertThat(files()).hasSize(1);
    }

    @Test
    void noAddressLeadsOutOfTheFolder() throws IOException {
        mailer().send(new Mail("<../../x@relay.example>", "\"../../../etc/a\"@b.example", "s", "b"));

        assertThat(files()).singleElement().asString().endsWith(".eml").doesNotContain("/");
    }

    /** An address outside {@code .example} is a file like any other: this transport knows no server. */
    @Test
    void aRealAddressStaysOnThisMachine() throws IOException {
        mailer().send(new Mail("<1@relay.example>", "desk@police.invalid", "s", "b"));

        assertThat(files()).containsExactly("desk@police.invalid_1@relay.example.eml");
    }

    @Test
    void whatIsNoAddressIsNotAccepted() {
        assertThatThrownBy(() -> mailer().send(new Mail("<1@relay.example>", "no address", "s", "b")))
                .isInstanceOf(MailNotAccepted.class);
    }

    @Test
    void aLetterThatCannotBeWrittenLeavesNothing() throws IOException {
        MimeMessage broken = new MimeMessage(MailboxMailer.SESSION) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write('F');
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> mailer().keep(broken, MAIL.messageId(), MAIL.recipient()))
                .hasMessage("no space left");

        assertThat(files()).isEmpty();
    }

    private MailboxMailer mailer() {
        return new MailboxMailer(directory, "ncb-relay@relay.example", CLOCK);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private final Session session = Session.getInstance(new Properties());

    /** Each look-up opens every jar of the application: it was a seventh of a submission's work. */
    @Test
    void onlyTheFirstLetterIsLookedUpOnTheClassPath() throws Exception {
        List<String> lookedUp = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                lookedUp.add(name);
                return super.getResources(name);
            }
        });
        try {
            write();
            lookedUp.clear();
            write();
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(lookedUp).isEmpty();
    }

    private void write() throws Exception {
        Mail mail = new Mail("<1@relay.example>", "ncb@kenya.example", "Request – KEN", "Grüße, тест, تحية");
        new MimeLetter(session, mail, "relay@relay.example", Instant.EPOCH).writeTo(OutputStream.nullOutputStream());
    }
}
