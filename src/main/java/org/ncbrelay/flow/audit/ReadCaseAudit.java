package org.ncbrelay.flow.audit;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.store.audit.AuditChains;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows what the audit last noted about a case: to an auditor what the own organisation did and read, to everybody else what stands
 * there in their own name. Who read what is for auditors, as the export is.
 */
@Service
public class ReadCaseAudit {
    /** Entries that are shown; the export has them all. */
    public static final int NEWEST = 20;

    private final Cases cases;
    private final AuditChains chains;
    private final AuditLog log;

    ReadCaseAudit(Cases cases, AuditChains chains, AuditLog log) {
        this.cases = cases;
        this.chains = chains;
        this.log = log;
    }

    /**
     * Newest first; the reading itself shows at the next reading.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation
     */
    @Transactional
    public List<AuditChains.Entry> newest(CaseReference reference, Officer reader) {
        cases.get(reference);
        log.read(Read.AUDIT, reference, "excerpt");
        String whose = reader.is(Role.AUDITOR) ? null : reader.userId();
        return chains.newest(reader.organisation(), reference, whose, NEWEST);
    }
}
