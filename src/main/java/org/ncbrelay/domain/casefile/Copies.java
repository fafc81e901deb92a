package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** The copies that the Annex demands, each a recorded act with a letter as its proof of sending. */
public interface Copies {
    /** Copies a submission or a correction to the General Secretariat and so opens the case to it (Annex 1.1). */
    void toGeneralSecretariat(
            UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at);

    /** Copies what passed between the agency and INTERPOL to the NCB (Annex 1.2). */
    void toNcb(UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at);
}
