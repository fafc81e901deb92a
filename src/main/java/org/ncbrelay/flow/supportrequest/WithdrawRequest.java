package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws a request at any moment; running work ends cleanly. */
@Service
public class WithdrawRequest {
    private final Cases cases;
    private final CaseProcess process;
    private final Journal journal;
    private final Clock clock;

    public WithdrawRequest(Cases cases, CaseProcess process, Journal journal, Clock clock) {
        this.cases = cases;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Invalid   if no reason is given
     * @throws Refusal.Forbidden if the officer serves neither the agency nor the NCB of the case
     * @throws Refusal.Conflict  if the case has ended
     */
    @Transactional
    public void withdraw(CaseReference reference, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!by.organisation().equals(request.organisation())
                || !by.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD))
            throw new Refusal.Forbidden("refused.withdraw", "Only the agency or its NCB can withdraw a request.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        request.requireOpen();
        Instant now = clock.instant();
        cases.changeStatus(reference, CaseStatus.WITHDRAWN, now);
        journal.record(Act.of(EventKind.REQUEST_WITHDRAWN, reference, by)
                .toNcb()
                .noting(reason)
                .withLetter(Letter.REQUEST_WITHDRAWN)
                .copiedToGeneralSecretariat(CopySubject.WITHDRAWAL, reference.value()));
        process.withdrawn(reference);
    }
}
