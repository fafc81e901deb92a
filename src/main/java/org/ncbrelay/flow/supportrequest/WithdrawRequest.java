package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.EndDirectContact;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws a request, or one kind of its support, at any moment; running work ends cleanly. */
@Service
public class WithdrawRequest {
    private final Cases cases;
    private final Capabilities capabilities;
    private final CaseProcess process;
    private final Journal journal;
    private final EndDirectContact contact;
    private final Clock clock;

    public WithdrawRequest(
            Cases cases,
            Capabilities capabilities,
            CaseProcess process,
            Journal journal,
            EndDirectContact contact,
            Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.process = process;
        this.journal = journal;
        this.contact = contact;
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
        if (!isAsker(request, by))
            throw new Refusal.Forbidden("refused.withdraw", "Only the agency or its NCB can withdraw a request.");
        requireOpen(request, reason);
        Instant now = clock.instant();
        cases.changeStatus(reference, CaseStatus.WITHDRAWN, now);
        journal.record(Act.of(EventKind.REQUEST_WITHDRAWN, reference, by)
                .toNcb()
                .noting(reason)
                .withLetter(Letter.REQUEST_WITHDRAWN)
                .copiedToGeneralSecretariat(CopySubject.WITHDRAWAL, reference.value()));
        contact.end(request, by);
        process.withdrawn(reference);
    }

    /**
     * The other kinds of support go on.
     *
     * @throws Refusal.Invalid   if no reason is given
     * @throws Refusal.Forbidden if the officer serves neither the agency nor the NCB of the case
     * @throws Refusal.Conflict  if this support is not under way
     */
    @Transactional
    public void withdrawSupport(CaseReference reference, Capability capability, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!isAsker(request, by)) throw new Refusal.Forbidden("Only the agency or its NCB can withdraw support.");
        requireOpen(request, reason);
        Instant now = clock.instant();
        capabilities.change(reference, capability, Status.WITHDRAWN, Note.written(reason), now);
        journal.record(Act.of(EventKind.CAPABILITY_WITHDRAWN, reference, by)
                .toInterpol()
                .noting(capability.note(Note.written(reason)))
                .withLetter(Letter.CAPABILITY_WITHDRAWN, Addressee.ncbOf(reference))
                .withLetter(Letter.CAPABILITY_WITHDRAWN));
        if (!process.capabilityWithdrawn(reference, capability))
            throw new Refusal.Conflict("This support is not under way.");
    }

    private static boolean isAsker(SupportCase request, Officer by) {
        return by.organisation().equals(request.organisation())
                && by.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD);
    }

    private static void requireOpen(SupportCase request, String reason) {
        Texts.requireReason(reason);
        request.requireOpen();
    }
}
