package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Copies;
import org.ncbrelay.domain.casefile.CopySubject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Copies, each with the letter that proves it. */
@Repository
class JdbcCopies implements Copies {
    private final JdbcClient jdbc;
    private final Cases cases;
    private final Outbox outbox;

    JdbcCopies(JdbcClient jdbc, Cases cases, Outbox outbox) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.outbox = outbox;
    }

    @Override
    public void toGeneralSecretariat(
            UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at) {
        cases.open(reference, OrganisationCode.INTERPOL, Cases.Basis.COPY_TO_GENERAL_SECRETARIAT, by, at);
        UUID letter = UUID.randomUUID();
        outbox.toDesk(letter, reference, OrganisationCode.INTERPOL, Letter.COPY_TO_GENERAL_SECRETARIAT);
        insert(id, reference, "GENERAL_SECRETARIAT", OrganisationCode.INTERPOL, subject, subjectId, by, at, letter);
    }

    @Override
    public void toNcb(UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at) {
        Letter kind = subject == CopySubject.MESSAGE ? Letter.MESSAGE_COPY_TO_NCB : Letter.PRODUCT_COPY_TO_NCB;
        UUID letter = UUID.randomUUID();
        outbox.toDesk(letter, reference, reference.organisation(), kind);
        insert(id, reference, "NCB", reference.organisation(), subject, subjectId, by, at, letter);
    }

    private void insert(
            UUID id,
            CaseReference reference,
            String recipient,
            OrganisationCode organisation,
            CopySubject subject,
            String subjectId,
            Officer by,
            Instant at,
            UUID letter) {
        jdbc.sql("""
                INSERT INTO official_copy (id, reference, recipient, organisation, subject, subject_id, made_by, made_at, mail_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        reference.value(),
                        recipient,
                        organisation.value(),
                        subject.name(),
                        subjectId,
                        by.userId(),
                        Rows.at(at),
                        letter)
                .update();
    }
}
