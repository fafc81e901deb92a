package org.ncbrelay.flow.hitquestion;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.cases.Correlation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows which traces of a case also occur in other cases: to the NCB of the case only that there is a hit, of which the owner then knows;
 * to INTERPOL all of it. To both not before both cases are recorded (Annex 1.1: nothing is processed before).
 */
@Service
@Transactional
public class ReadHits {
    private final Cases cases;
    private final Correlation correlation;
    private final AnnounceHits announce;
    private final CurrentOfficer current;
    private final AuditLog audit;

    ReadHits(Cases cases, Correlation correlation, AnnounceHits announce, CurrentOfficer current, AuditLog audit) {
        this.cases = cases;
        this.correlation = correlation;
        this.announce = announce;
        this.current = current;
        this.audit = audit;
    }

    /**
     * @throws Refusal.NotFound  if unknown, or not open to the reader's organisation
     * @throws Refusal.Forbidden to all but the NCB of the case and INTERPOL
     */
    public List<Correlation.Hit> of(CaseReference reference) {
        return found(reference).hits();
    }

    /** The hits, and what else there is to know about them; the same refusals. */
    public Report report(CaseReference reference) {
        Correlation.Found found = found(reference);
        return new Report(
                found.searched(),
                found.hits(),
                announce.pausedUntil(current.officer()).orElse(null),
                correlation.shownToOthers(reference));
    }

    /** Read first, and again after an announcement: traces that are written between the two are not said to be searched. */
    private Correlation.Found found(CaseReference reference) {
        Officer reader = current.officer();
        cases.get(reference);
        if (!HitAudience.includes(reader, reference))
            throw new Refusal.Forbidden("Hits are for the NCB of the case and for INTERPOL.");
        audit.read(Read.HITS, reference);
        Correlation.Found found = correlation.found(reference);
        return announce.before(reference, reader) ? correlation.found(reference) : found;
    }

    /**
     * @param searched    false as long as the relay has not searched for hits of the case, which is about a second after its submission
     * @param pausedUntil until when the reader's NCB is shown no further match; null as long as the day's limit is not reached
     * @param shownTo     traces of this case that were shown to other countries as matched, newest first
     */
    public record Report(
            boolean searched, List<Correlation.Hit> hits, Instant pausedUntil, List<Correlation.Shown> shownTo) {
        /** For a reader to whom hits are not shown. */
        public static final Report NONE = new Report(true, List.of(), null, List.of());
    }
}
