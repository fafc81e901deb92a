package org.ncbrelay.flow.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.Evidences;
import org.ncbrelay.port.EvidenceFiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows and hands out evidence; each time is noted, before a byte leaves. */
@Service
public class ReadEvidence {
    private final Cases cases;
    private final Evidences evidences;
    private final EvidenceFiles files;
    private final EvidenceHandling handling;

    ReadEvidence(Cases cases, Evidences evidences, EvidenceFiles files, EvidenceHandling handling) {
        this.cases = cases;
        this.evidences = evidences;
        this.files = files;
        this.handling = handling;
    }

    /** Whether the officer may be handed evidence of the case at all; a page asks it before it offers any. */
    public static boolean mayHandle(CaseReference reference, Officer officer) {
        return EvidenceHandling.isHandler(reference, officer);
    }

    /** What a case holds, oldest first; everything listed counts as viewed. */
    @Transactional
    public List<Evidence> list(CaseReference reference, EvidenceAccess visit) {
        cases.get(reference);
        handling.requireHandler(reference, visit.by());
        List<Evidence> all = evidences.of(reference);
        all.forEach(evidence -> handling.note(evidence, Act.VIEWED, visit));
        return all;
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
     * Commits whatever it finds: an altered original stays on record even though nobody gets it.
     */
    @Transactional
    public HandedOut handOut(CaseReference reference, UUID id, EvidenceAccess visit) {
        Evidence evidence = find(reference, id, visit);
        if (evidence.isErased())
            throw new Refusal.Conflict("Its retention ended on " + evidence.erasedAt() + "; only its hash is kept.");
        boolean intact = files.digest(id).equals(evidence.sha256());
        handling.note(evidence, intact ? Act.DOWNLOADED : Act.FOUND_ALTERED, visit);
        return new HandedOut(evidence, intact);
    }

    /** Streams an original that was handed out. */
    @Transactional(readOnly = true)
    public void copyTo(UUID id, OutputStream out) throws IOException {
        files.copyTo(id, out);
    }

    private Evidence find(CaseReference reference, UUID id, EvidenceAccess visit) {
        cases.get(reference);
        handling.requireHandler(reference, visit.by());
        return evidences.find(reference, id).orElseThrow(Refusal.NotFound::new);
    }

    /** @param intact false: the bytes no longer have the hash of the receipt */
    public record HandedOut(Evidence evidence, boolean intact) {}
}
