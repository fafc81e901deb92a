package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** The messages of a case's channel. */
public interface Messages {
    /** @param ncbCopy null only if the NCB is one of the two parties */
    void add(
            UUID id,
            CaseReference reference,
            Officer from,
            Party sender,
            Party to,
            String text,
            UUID ncbCopy,
            Instant at);

    List<Sent> of(CaseReference reference);

    /** The three parties of a case. */
    enum Party {
        AGENCY,
        NCB,
        INTERPOL
    }

    record Sent(UUID id, Party from, String sender, Party to, String text, Instant sentAt, boolean ncbCopied) {}
}
