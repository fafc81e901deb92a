package org.ncbrelay.flow.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportVerifier;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.domain.audit.ExportWriter;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.store.audit.AuditChains;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;

/** Writes the audit of an auditor's own organisation under a fresh checkpoint, or verifies it as it is written. */
@Service
public record ExportAudit(AuditLog log, AuditChains chains, AuditSeals seals, Clock clock) {
    /**
     * @param lines takes each line without its end
     * @throws Refusal.Forbidden to all but auditors
     */
    public void export(Officer by, Consumer<String> lines) {
        requireAuditor(by);
        log.read(Read.AUDIT, "export");
        write(by, lines);
    }

    /**
     * Verifies what an export would hold, against the checkpoints stored outside the database as well.
     *
     * @param receipts checkpoints of receipts, each of which the export must contain
     */
    public Verdict verify(Officer by, List<Checkpoint> receipts) {
        requireAuditor(by);
        log.read(Read.AUDIT, "verification");
        List<Checkpoint> expected = new ArrayList<>(receipts);
        expected.addAll(seals.lost());
        ExportVerifier verifier = new ExportVerifier(seals.keys(), expected);
        write(by, verifier::accept);
        return verifier.verdict();
    }

    private void write(Officer by, Consumer<String> lines) {
        seals.makeFor(by.organisation());
        ExportWriter writer =
                new ExportWriter(by.organisation().value(), clock.instant().toString(), lines);
        chains.write(by.organisation(), writer);
        writer.end(seals.key());
    }

    private static void requireAuditor(Officer by) {
        if (!by.is(Role.AUDITOR)) throw new Refusal.Forbidden("The audit is for auditors.");
    }
}
