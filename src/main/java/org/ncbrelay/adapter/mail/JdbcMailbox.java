package org.ncbrelay.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Shows the stored letters: the table has their recipients, the folder their text. An agency is shown those to itself, not those to its NCB. */
@Transactional(readOnly = true)
class JdbcMailbox implements Mailbox {
    private static final int MOST = 200;
    private static final String OWN = """
            SELECT id, message_id, language, recipient, sent_at, """ + LetterFacts.COLUMNS + """
             FROM outbox_mail WHERE organisation = :organisation AND sent_at IS NOT NULL
              AND (relay_side() <> 'AGENCY'
                   OR recipient IN (SELECT mail_address FROM agency WHERE code = relay_office()
                                    UNION SELECT email FROM engine_user WHERE id = relay_actor()))
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
        LetterFacts letter = LetterFacts.read(row);
        String inWords = words.body(letter, language);
        return sent(id, kept.recipient())
                .map(sent ->
                        new Opened(kept, id, sentIn.equals(language) ? sent : inWords, sent, sentIn, letter.page()));
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
                words.subject(LetterFacts.read(row), language),
                row.getString("recipient"),
                row.getTimestamp("sent_at").toInstant());
    }
}
