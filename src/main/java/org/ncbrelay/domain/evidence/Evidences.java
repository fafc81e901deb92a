package org.ncbrelay.domain.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** The evidence that the acting organisation handles, and who had it in hand; rows are only ever added. */
public interface Evidences {
    void add(Evidence evidence);

    /** Oldest first. */
    List<Evidence> of(CaseReference reference);

    Optional<Evidence> find(CaseReference reference, UUID id);

    /** Everything whose bytes are stored, oldest first. */
    List<Evidence> all();

    /** Bytes of all originals of a case together. */
    long sizeOf(CaseReference reference);

    void note(CustodyEntry entry);

    /** How many files of a case or intelligence the officer never saw listed. */
    int unseen(CaseReference reference, Officer by);

    /** In order. */
    List<CustodyEntry> custody(CaseReference reference, UUID id);
}
