package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.casefile.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages of a case; rows are only ever added. */
@Repository
record JdbcMessages(JdbcClient jdbc, AuditLog audit) implements Messages {
    @Override
    public void add(
            UUID id,
            CaseReference reference,
            Officer from,
            Party sender,
            Party to,
            String text,
            UUID ncbCopy,
            Instant at) {
        jdbc.sql("""
                INSERT INTO case_message (id, reference, sender, sender_organisation, sender_party, recipient_party, body, sent_at, ncb_copy)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        reference.value(),
                        from.userId(),
                        from.organisation().value(),
                        sender.name(),
                        to.name(),
                        text,
                        Rows.at(at),
                        ncbCopy)
                .update();
    }

    @Override
    public List<Sent> of(CaseReference reference) {
        audit.read(Read.MESSAGES, reference);
        return jdbc.sql("""
                        SELECT id, sender_party AS "from", sender, recipient_party AS "to", body AS text, sent_at,
                               ncb_copy IS NOT NULL AS ncb_copied FROM case_message WHERE reference = ? ORDER BY sent_at, id""").param(reference.value()).query(Rows.to(Sent.class)).list();
    }
}
