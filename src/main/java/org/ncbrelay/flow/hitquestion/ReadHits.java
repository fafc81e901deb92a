package org.ncbrelay.flow.hitquestion;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.AuditLog;
import org.ncbrelay.port.AuditLog.Read;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Correlation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows which traces of a case stand in other cases: to a country only that there is a hit; to INTERPOL all of it, but not before
 * both cases are recorded (Annex 1.1: nothing is processed before).
 */
@Service
@Transactional
public class ReadHits {
    private final Cases cases;
    private final Correlation correlation;
    private final AuditLog audit;

    public ReadHits(Cases cases, Correlation correlation, AuditLog audit) {
        this.cases = cases;
        this.correlation = correlation;
        this.audit = audit;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation */
    public List<Correlation.Hit> of(CaseReference reference) {
        cases.get(reference);
        audit.read(Read.HITS, reference.value(), null);
        return correlation.hits(reference);
    }
}
