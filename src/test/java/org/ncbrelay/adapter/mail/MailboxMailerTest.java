package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
}
