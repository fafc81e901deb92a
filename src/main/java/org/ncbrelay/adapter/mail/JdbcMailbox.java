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
    private final MailboxMailer folder;
    private final LetterWords words;
    private final CurrentOfficer currentOfficer;

    JdbcMailbox(JdbcClient jdbc, MailboxMailer folder, LetterWords words, CurrentOfficer currentOfficer) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.words = words;
        this.currentOfficer = currentOfficer;
    }

    @Override
    public List<Kept> newest(UUID before, int limit, String language) {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("limit must be 1 to " + MOST);
        String further = before == null
                ? ""
                : " AND (sent_at, id) < (SELECT b.sent_at, b.id FROM outbox_mail b WHERE b.id = :before)";
        return jdbc.sql(OWN + further + " ORDER BY sent_at DESC, id DESC LIMIT :limit")
                .param("organisation", ownOrganisation())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> read(row, language))
                .list();
    }

    @Override
    public Optional<Opened> open(UUID id, String language) {
        return jdbc.sql(OWN + " AND id = :id")
                .param("organisation", ownOrganisation())
                .param("id", id)
                .query((row, number) -> opened(row, language))
                .optional()
                .flatMap(opened -> opened);
    }

    /** What the folder has is what was sent; in another language the same letter is put into words anew. */
    private Optional<Opened> opened(ResultSet row, String language) throws SQLException {
        Kept kept = read(row, language);
        String id = row.getString("message_id");
        String sentIn = row.getString("language");
        String inWords = words.body(letter(row), reference(row), language);
        return sent(id, kept.recipient())
                .map(sent -> new Opened(kept, id, sentIn.equals(language) ? sent : inWords, sent, sentIn));
    }

    private Optional<String> sent(String messageId, String recipient) {
        try {
            Optional<MimeMessage> message = folder.read(messageId, recipient);
            return message.isEmpty() ? Optional.empty() : Optional.of(text(message.get()));
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

    private Kept read(ResultSet row, String language) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                words.subject(letter(row), reference(row), language),
                row.getString("recipient"),
                row.getTimestamp("sent_at").toInstant());
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return Letter.valueOf(row.getString("template"));
    }

    /** Empty for a letter that belongs to no case. */
    private static String reference(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("reference"), "");
    }
}
