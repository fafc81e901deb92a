package org.ncbrelay.domain.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/** What scanners said of originals, of cases and of drafts; each behind the same walls as the original itself. */
public interface Scans {
    /** Those of a case that were scanned. */
    Map<UUID, Scan> of(CaseReference reference);

    /** {@link Scan#NONE} if the original was never scanned. */
    Scan find(UUID evidence);

    /** As {@link #find}; until the end of the transaction nobody else writes what a scanner said of the original. */
    Scan findForChange(UUID evidence);

    void keep(CaseReference reference, UUID evidence, Scan scan);

    /**
     * Originals of the acting organisation's own cases, and of its intelligence, that no scanner has judged, or not since that moment; those that waited longest first.
     *
     * @param limit at most so many
     */
    List<Due> due(Instant before, int limit);

    /** Those of a draft that were scanned; each officer sees the own drafts only. */
    Map<UUID, Scan> ofDraft(UUID draft);

    /** Does nothing if the original was taken out of the draft. */
    void keepForDraft(UUID draft, UUID evidence, Scan scan);

    record Due(CaseReference reference, UUID evidence) {}
}
