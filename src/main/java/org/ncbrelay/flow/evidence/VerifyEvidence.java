package org.ncbrelay.flow.evidence;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.EvidenceFiles;
import org.ncbrelay.domain.evidence.Evidences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares every original the auditor's organisation handles with the hash of its receipt. */
@Service
public class VerifyEvidence {
    private final Evidences evidences;
    private final EvidenceFiles files;
    private final EvidenceHandling handling;

    VerifyEvidence(Evidences evidences, EvidenceFiles files, EvidenceHandling handling) {
        this.evidences = evidences;
        this.files = files;
        this.handling = handling;
    }

    @Transactional
    public Result verify(EvidenceAccess visit) {
        handling.requireAuditor(visit.by());
        List<Evidence> all = evidences.all();
        List<Evidence> altered = new ArrayList<>();
        for (Evidence evidence : all) {
            boolean intact = files.digest(evidence.id()).equals(evidence.sha256());
            if (!intact) altered.add(evidence);
            handling.note(evidence, intact ? Act.VERIFIED : Act.FOUND_ALTERED, visit);
        }
        return new Result(all.size(), altered);
    }

    /** @param checked how many originals were compared */
    public record Result(int checked, List<Evidence> altered) {}
}
