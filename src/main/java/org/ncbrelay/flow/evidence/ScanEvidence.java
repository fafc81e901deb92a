package org.ncbrelay.flow.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.port.MalwareScanner;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.store.evidence.Evidences;
import org.ncbrelay.store.evidence.Scans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has originals scanned for malware and keeps what the scanner said. The original itself stays as it is, infected or not: it is evidence. */
@Service
public class ScanEvidence {
    private final Evidences evidences;
    private final Scans scans;
    private final EvidenceFiles files;
    private final MalwareScanner scanner;
    private final EvidenceHandling handling;
    private final Clock clock;

    public ScanEvidence(
            Evidences evidences,
            Scans scans,
            EvidenceFiles files,
            MalwareScanner scanner,
            EvidenceHandling handling,
            Clock clock) {
        this.evidences = evidences;
        this.scans = scans;
        this.files = files;
        this.scanner = scanner;
        this.handling = handling;
        this.clock = clock;
    }

    /** Whether there is anything to do at all. */
    public boolean isPossible() {
        return scanner.isConfigured();
    }

    /** Originals of the acting organisation's cases that are to be scanned: never judged, or not since that moment. */
    @Transactional(readOnly = true)
    public List<Scans.Due> due(Instant before, int limit) {
        return scans.due(before, limit);
    }

    /**
     * Scans one original of a case. One transaction reads it and keeps the verdict; it waits for the scanner no longer than the port does.
     *
     * @param relay the relay itself, acting for an organisation that handles the evidence
     * @return what the scanner said now; {@link Scan#NONE} if it was not reached, or there is nothing to scan
     */
    @Transactional
    public Scan scan(CaseReference reference, UUID id, Officer relay) {
        Evidence evidence = evidences.find(reference, id).orElse(null);
        if (evidence == null || evidence.isErased()) return Scan.NONE;
        Scan said = scanner.scan(out -> files.copyTo(id, out));
        if (said.scannedAt() == null) return said;
        Scan before = scans.findForChange(id);
        Scan now = before.then(said);
        if (now == before) return said;
        scans.keep(reference, id, now);
        if (now.differsFrom(before)) handling.note(evidence, now.act(), new EvidenceAccess(relay, null, reason(now)));
        return said;
    }

    /**
     * Scans one original of a draft; what was found goes into the chain of custody with the request.
     *
     * @return {@link Scan#NONE} if nothing was scanned
     */
    @Transactional
    public Scan scanDraft(UUID draft, UUID id) {
        Scan said = scanner.scan(out -> files.copyDraftTo(draft, id, out));
        if (said.scannedAt() != null) scans.keepForDraft(draft, id, said);
        return said;
    }

    /** The moment before which a scan is no longer recent enough. */
    public Instant before(Duration age) {
        return clock.instant().minus(age);
    }

    /** Names of signatures and versions are the scanner's own words, the same in every language. */
    private static String reason(Scan scan) {
        String by = scan.signatures() == null ? "" : scan.signatures();
        return scan.isInfected() ? (scan.signature() + (by.isEmpty() ? "" : " · " + by)) : by.isEmpty() ? null : by;
    }
}
