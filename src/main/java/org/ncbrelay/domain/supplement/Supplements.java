package org.ncbrelay.domain.supplement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.recording.Recordings.OfficialSource;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;

/** The supplements that the acting organisation sees: of its own cases all, to INTERPOL those that were accepted. */
public interface Supplements {
    /** It waits until it is accepted or decided. */
    void add(
            UUID id, CaseReference reference, SupplementKind kind, Map<String, Object> content, Officer by, Instant at);

    /** @throws Refusal.NotFound if the acting organisation does not see it */
    Supplement get(UUID id);

    /** Oldest first. */
    List<Supplement> of(CaseReference reference);

    /** Whether any waits for the NCB, or is accepted and not in the record yet. */
    boolean anyWait(CaseReference reference);

    /** @param decidedBy null where the source itself filed it */
    void accept(UUID id, OfficialSource source, Officer decidedBy, Instant at);

    /**
     * Returns or declines it.
     *
     * @param decidedBy null where the end of the case decided
     */
    void refuse(UUID id, SupplementStatus status, Note reason, Officer decidedBy, Instant at);

    /** Queues the amendment of the record; a worker carries it out after the transaction. */
    void amend(UUID id, Instant at);
}
