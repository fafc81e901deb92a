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
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Mailbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Shows the kept letters: the table says which there are and whose, the folder has their text. */
@Transactional(readOnly = true)
class JdbcMailbox implements Mailbox {
    private static final int MOST = 200;
    private static final String OWN = """
            SELECT id, message_id, reference, template, recipient, sent_at FROM outbox_mail
             WHERE organisation = :organisation AND sent_at IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final MailboxFolder folder;
    private final CurrentOfficer currentOfficer;

    JdbcMailbox(JdbcClient jdbc, MailboxFolder folder, CurrentOfficer currentOfficer) {
        this.jdbc = jdbc;
        this.folder = folder;
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
                .query(JdbcMailbox::read)
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
            return Optional.of(new Opened(kept, messageId, message.get().getSubject(), (String)
                    message.get().getContent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a letter of ours: " + messageId, e);
        }
    }

    private String ownOrganisation() {
        return currentOfficer.officer().organisation().value();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                Letter.valueOf(row.getString("template")),
                row.getString("recipient"),
                row.getTimestamp("sent_at").toInstant());
    }
}
