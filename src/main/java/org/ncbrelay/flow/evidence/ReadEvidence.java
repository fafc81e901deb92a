package org.ncbrelay.flow.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.store.evidence.Evidences;
import org.ncbrelay.store.evidence.Scans;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows, hands out and verifies evidence; each time is noted, before a byte leaves. */
@Service
public class ReadEvidence {
    private final Evidences evidences;
    private final Scans scans;
    private final EvidenceFiles files;
    private final EvidenceHandling handling;
    private final CurrentOfficer officers;
    private final Supplements supplements;

    ReadEvidence(
            Evidences evidences,
            Scans scans,
            EvidenceFiles files,
            EvidenceHandling handling,
            CurrentOfficer officers,
            Supplements supplements) {
        this.evidences = evidences;
        this.scans = scans;
        this.files = files;
        this.handling = handling;
        this.officers = officers;
        this.supplements = supplements;
    }

    /** Whether the officer may be handed evidence of the case at all; a page asks it before it offers any. */
    public static boolean mayHandle(CaseReference reference, Officer officer) {
        return EvidenceHandling.isHandler(reference, officer);
    }

    /** What a case or intelligence has, oldest first; everything listed counts as viewed. */
    @Transactional
    public List<Marked> list(CaseReference reference, EvidenceAccess visit) {
        handling.requireReader(reference, visit.by());
        List<Evidence> all = evidences.of(reference);
        all.forEach(evidence -> handling.note(evidence, Act.VIEWED, visit));
        Map<UUID, Scan> scanned = scans.of(reference);
        return all.stream()
                .map(evidence -> new Marked(
                        evidence.seenBy(visit.by()), scanned.getOrDefault(evidence.id(), Scan.NONE), status(evidence)))
                .toList();
    }

    /** One original of a case, without its bytes; it counts as viewed. */
    @Transactional
    public Marked view(CaseReference reference, UUID id, EvidenceAccess visit) {
        Evidence evidence = find(reference, id, visit);
        handling.note(evidence, Act.VIEWED, visit);
        return new Marked(evidence.seenBy(visit.by()), scans.find(id), status(evidence));
    }

    /** One that the officer has just sent. */
    @Transactional(readOnly = true)
    public Marked received(Evidence evidence) {
        return new Marked(evidence, Scan.NONE, status(evidence));
    }

    /** Who had an original in hand, in order. */
    @Transactional
    public List<CustodyEntry> custody(CaseReference reference, UUID id, EvidenceAccess visit) {
        Evidence evidence = find(reference, id, visit);
        handling.note(evidence, Act.VIEWED, visit);
        return evidences.custody(reference, id);
    }

    /**
     * Checks an original against its hash and notes that it leaves, or that it is no longer what was received.
     * Commits whatever it finds: an altered original stays on record even though no one gets it.
     *
     * @param warned whether the officer knows that it is infected, and wants it nevertheless
     * @throws Refusal.Conflict if it is infected and no one was warned, or if it is erased
     */
    @Transactional
    public HandedOut handOut(CaseReference reference, UUID id, boolean warned, EvidenceAccess visit) {
        Evidence evidence = find(reference, id, visit);
        if (evidence.isErased())
            throw new Refusal.Conflict("Its retention ended on " + evidence.erasedAt() + "; only its hash is kept.");
        boolean infected = scans.find(id).isInfected();
        if (infected && !warned)
            throw new Refusal.Conflict(
                    "refused.infected",
                    "The file is infected. It is handed out after a warning only, to whoever confirms that it is meant.");
        boolean intact = files.digest(id).equals(evidence.sha256());
        handling.note(evidence, !intact ? Act.FOUND_ALTERED : infected ? Act.OPENED_INFECTED : Act.DOWNLOADED, visit);
        return new HandedOut(evidence, intact, infected);
    }

    /** Streams an original that was handed out. */
    @Transactional(readOnly = true)
    public void copyTo(UUID id, OutputStream out) throws IOException {
        files.copyTo(id, out);
    }

    /** Compares every original that the auditor's organisation handles with the hash of its receipt. */
    @Transactional
    public Verified verify(EvidenceAccess visit) {
        handling.requireAuditor(visit.by());
        return officers.as(visit.by().asKeeper(), () -> verified(visit));
    }

    private Verified verified(EvidenceAccess visit) {
        List<Evidence> all = evidences.all();
        List<Evidence> altered = new ArrayList<>();
        for (Evidence evidence : all) {
            boolean intact = files.digest(evidence.id()).equals(evidence.sha256());
            if (!intact) altered.add(evidence);
            handling.note(evidence, intact ? Act.VERIFIED : Act.FOUND_ALTERED, visit);
        }
        return new Verified(all.size(), altered);
    }

    private SupplementStatus status(Evidence evidence) {
        return evidence.supplement() == null
                ? null
                : supplements.get(evidence.supplement()).status();
    }

    private Evidence find(CaseReference reference, UUID id, EvidenceAccess visit) {
        handling.requireReader(reference, visit.by());
        return evidences.find(reference, id).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * An original, and what a scanner for malware last said of it.
     *
     * @param status whether an official source stands for it; null where it is no supplement
     */
    public record Marked(Evidence evidence, Scan scan, SupplementStatus status) {}

    /**
     * @param intact   false: the bytes no longer have the hash of the receipt
     * @param infected true: a scanner found malware in it, and who gets it was warned
     */
    public record HandedOut(Evidence evidence, boolean intact, boolean infected) {}

    /** @param checked how many originals were compared */
    public record Verified(int checked, List<Evidence> altered) {}
}
