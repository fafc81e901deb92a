package org.ncbrelay.flow.intake;

import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what happens to a request that was submitted: who has it now, and by when they are to answer. */
@Service
public class ReadReceipt {
    private static final String ACKNOWLEDGMENT = "acknowledgment";

    private final Cases cases;
    private final MemberCountries countries;
    private final TimeLimits limits;
    private final AuditLog audit;

    public ReadReceipt(Cases cases, MemberCountries countries, TimeLimits limits, AuditLog audit) {
        this.cases = cases;
        this.countries = countries;
        this.limits = limits;
        this.audit = audit;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if the case is unknown, or not open to the acting organisation */
    @Transactional
    public Submitted of(CaseReference reference) {
        SupportCase request = cases.get(reference);
        audit.read(Read.CASE, reference, "RECEIPT");
        boolean waits = request.status() == CaseStatus.SUBMITTED && request.version() == 1;
        return new Submitted(
                request.submittedAt(),
                waits ? Optional.of(acknowledgmentDue(request)) : Optional.empty(),
                !request.status().isFinal());
    }

    private Instant acknowledgmentDue(SupportCase request) {
        return countries
                .calendarOf(request.organisation())
                .advance(request.submittedAt(), limits.of(request.organisation(), ACKNOWLEDGMENT, request.urgency()));
    }

    /**
     * @param acknowledgeBy when the NCB's time limit ends; empty once it has answered
     * @param open          whether evidence can still be added
     */
    public record Submitted(Instant at, Optional<Instant> acknowledgeBy, boolean open) {}
}
