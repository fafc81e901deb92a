package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Mailbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Shows the stored letters: the table has their recipients, the folder their text. */
@Transactional(readOnly = true)
class JdbcMailbox implements Mailbox {
    private static final int MOST = 200;
    private static final String OWN = """
            SELECT id, message_id, reference, template, language, recipient, sent_at FROM outbox_mail
             WHERE organisation = :organisation AND sent_at IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final MailboxFolder folder;
    private final LetterWords words;
    private final CurrentOfficer currentOfficer;

    JdbcMailbox(JdbcClient jdbc, MailboxFolder folder, LetterWords words, CurrentOfficer currentOfficer) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.words = words;
        this.currentOfficer = currentOfficer;
    }

    @Override
    public List<Kept> newest(UUID before, int limit) {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("limit must be 1 to " + MOST);
        String further = before == null
                ? ""
                : " AND (sent_at, id) < (SELECT b.sent_at, b.id FROM outbox_mail b WHERE b.id = :before)";
        return jdbc.sql(OWN + further + " ORDER BY sent_at DESC, id DESC LIMIT :limit")
                .param("organisation", ownOrganisation())
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    @Override
    public Optional<Opened> open(UUID id) {
        return jdbc.sql(OWN + " AND id = :id")
                .param("organisation", ownOrganisation())
                .param("id", id)
                .query((row, number) -> openFile(read(row, number), row.getString("message_id")))
                .optional()
                .flatMap(opened -> opened);
    }

    private Optional<Opened> openFile(Kept kept, String messageId) {
        try {
            Optional<MimeMessage> message = folder.read(messageId, kept.recipient());
            if (message.isEmpty()) return Optional.empty();
            return Optional.of(new Opened(kept, messageId, text(message.get())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a letter of ours: " + messageId, e);
        }
    }

    /** A letter in transit ends its lines as RFC 5322 has it. */
    private static String text(MimeMessage message) throws IOException, MessagingException {
        return ((String) message.getContent()).replace("\r\n", "\n");
    }

    private String ownOrganisation() {
        return currentOfficer.officer().organisation().value();
    }

    private Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                words.subject(
                        Letter.valueOf(row.getString("template")),
                        Objects.requireNonNullElse(row.getString("reference"), ""),
                        row.getString("language")),
                row.getString("recipient"),
                row.getTimestamp("sent_at").toInstant());
    }
}
