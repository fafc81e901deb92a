package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.EarlierRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins a request with the text of an earlier one of the own office. */
@Service
public class BeginFromEarlier {
    private final Cases cases;
    private final Drafts drafts;
    private final PrefillRequest prefill;
    private final AuditLog audit;
    private final Clock clock;

    public BeginFromEarlier(Cases cases, Drafts drafts, PrefillRequest prefill, AuditLog audit, Clock clock) {
        this.cases = cases;
        this.drafts = drafts;
        this.prefill = prefill;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reference of a request that the officer's own side asked: the agency, or the NCB itself
     * @return the new draft
     * @throws Refusal.NotFound  if the case is unknown or another country's, or if this can be no reference
     * @throws Refusal.Forbidden if somebody else of the country asked
     */
    @Transactional
    public UUID begin(String reference, Officer by) {
        Askers.requireAsker(by);
        if (!CaseReference.isWellFormed(reference)) throw new Refusal.NotFound();
        return begin(new CaseReference(reference), by);
    }

    private UUID begin(CaseReference reference, Officer by) {
        SupportCase earlier = cases.get(reference);
        if (!earlier.organisation().equals(by.organisation())) throw new Refusal.NotFound();
        if (!isOfOwnSide(earlier, by))
            throw new Refusal.Forbidden(
                    "refused.copy", "Only those who asked can begin a new request with the text of an earlier one.");
        audit.read(Read.CASE, reference, "COPY");
        Map<String, Object> content = new LinkedHashMap<>(prefill.by(by));
        content.putAll(EarlierRequest.copy(earlier.content()));
        return drafts.begin(content, null, by, clock.instant());
    }

    private static boolean isOfOwnSide(SupportCase earlier, Officer by) {
        if (earlier.isSubmittedByNcb()) return by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
        return by.is(Role.AGENCY_OFFICER)
                && by.agency().map(earlier.agencyCode()::equals).orElse(true);
    }
}
