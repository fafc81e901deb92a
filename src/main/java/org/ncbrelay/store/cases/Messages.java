package org.ncbrelay.store.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages of a case's channel; rows are only ever added. */
@Repository
public class Messages {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Messages(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @param ncbCopy null only if the NCB is one of the two parties */
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

    public List<Sent> of(CaseReference reference) {
        audit.read(Read.MESSAGES, reference);
        return jdbc.sql("""
                        SELECT id, sender_party AS "from", sender, recipient_party AS "to", body AS text, sent_at,
                               ncb_copy IS NOT NULL AS ncb_copied FROM case_message WHERE reference = ? ORDER BY sent_at, id""").param(reference.value()).query(Rows.to(Sent.class)).list();
    }

    /** The three parties of a case. */
    public enum Party {
        AGENCY,
        NCB,
        INTERPOL;

        /**
         * The party for which an officer works on a case; empty for those who only read it.
         *
         * @param agency code of the case's agency; null if none
         */
        public static Optional<Party> of(Officer officer, OrganisationCode owner, String agency) {
            if (officer.servesInterpol())
                return officer.roles().stream().anyMatch(Role::belongsToInterpol)
                        ? Optional.of(INTERPOL)
                        : Optional.empty();
            if (!officer.organisation().equals(owner)) return Optional.empty();
            if (officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)) return Optional.of(NCB);
            boolean ofAgency = officer.is(Role.AGENCY_OFFICER)
                    && officer.agency().filter(code -> code.equals(agency)).isPresent();
            return ofAgency ? Optional.of(AGENCY) : Optional.empty();
        }
    }

    public record Sent(UUID id, Party from, String sender, Party to, String text, Instant sentAt, boolean ncbCopied) {}
}
