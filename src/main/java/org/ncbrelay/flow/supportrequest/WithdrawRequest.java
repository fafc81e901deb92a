package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.CaseEnd;
import org.ncbrelay.flow.ReviewBasis;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Deliveries;
import org.ncbrelay.store.support.Deployments;
import org.ncbrelay.store.support.Measures;
import org.ncbrelay.store.support.Measures.Measure;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Withdraws a request, or one kind of its support, at any moment: nothing more leaves, the diagrams undo the measures that are in force, and
 * running work ends.
 */
@Service
public class WithdrawRequest {
    private final Cases cases;
    private final Capabilities capabilities;
    private final Deliveries deliveries;
    private final Deployments deployments;
    private final Measures measures;
    private final CaseProcess process;
    private final Journal journal;
    private final CaseEnd caseEnd;
    private final ReviewBasis basis;
    private final Clock clock;
    private final CurrentOfficer officers;

    public WithdrawRequest(
            Cases cases,
            Capabilities capabilities,
            Deliveries deliveries,
            Deployments deployments,
            Measures measures,
            CaseProcess process,
            Journal journal,
            CaseEnd caseEnd,
            ReviewBasis basis,
            Clock clock,
            CurrentOfficer officers) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.deliveries = deliveries;
        this.deployments = deployments;
        this.measures = measures;
        this.process = process;
        this.journal = journal;
        this.caseEnd = caseEnd;
        this.basis = basis;
        this.clock = clock;
        this.officers = officers;
    }

    /**
     * @return what was undone; without anything, and waiting, where the head of the NCB must confirm it first
     * @throws Refusal.Invalid   if no reason is given
     * @throws Refusal.Forbidden if the officer serves neither the agency nor the NCB of the case
     * @throws Refusal.Conflict  if the case has ended, a withdrawal waits for the head, or the head has refused one
     */
    @Transactional
    public Withdrawn withdraw(CaseReference reference, String reason, Officer by) {
        SupportCase request = requireWithdrawable(reference, reason, by);
        Optional<Deployment> held = heldBy(reference, by);
        if (held.isPresent()) return ask(request, null, held.get(), reason, by);
        Withdrawn withdrawn = undoing(reference, () -> endRequest(reference, Note.written(reason), by));
        process.withdrawalOvertaken(reference);
        return withdrawn;
    }

    /**
     * The other kinds of support go on.
     *
     * @return see {@link #withdraw}
     * @throws Refusal.Invalid   if no reason is given
     * @throws Refusal.Forbidden if the officer serves neither the agency nor the NCB of the case
     * @throws Refusal.Conflict  if this support is not under way
     */
    @Transactional
    public Withdrawn withdrawSupport(CaseReference reference, Capability capability, String reason, Officer by) {
        SupportCase request = requireWithdrawable(reference, reason, by);
        if (capability == Capability.IST_DEPLOYMENT) {
            Optional<Deployment> held = heldBy(reference, by);
            if (held.isPresent()) return ask(request, capability, held.get(), reason, by);
        }
        return undoing(reference, () -> endSupport(reference, capability, Note.written(reason), by));
    }

    /** Withdraws what the agency asked to withdraw; nothing where the case or the support has ended since. */
    @Transactional
    public void confirm(CaseReference reference, Capability capability, Officer by) {
        if (cases.getForChange(reference).status().isFinal()) return;
        Note confirmed = Phrase.CONFIRMED_BY_NCB.note();
        if (capability == null) endRequest(reference, confirmed, by);
        else if (capabilities.of(reference).stream()
                .anyMatch(support ->
                        support.capability() == capability && support.status().isOpen()))
            endSupport(reference, capability, confirmed, by);
    }

    /** The head of the NCB does not confirm: everything goes on, and only the head asks again. */
    public void refuse(CaseReference reference, String reason, Officer by) {
        deployments.add(
                reference,
                new DeploymentFact(DeploymentFactKind.WITHDRAWAL_REFUSED, null, null, by.userId(), clock.instant()));
        notConfirmed(reference, Note.written(reason), by);
    }

    /** No confirmation in time: silence withdraws nothing, and everything goes on (our default). */
    public void unanswered(CaseReference reference, Officer by) {
        notConfirmed(reference, Phrase.SILENCE_WITHDRAWS_NOTHING.note(), by);
    }

    /**
     * The deployment for which a withdrawal by this officer needs the head of the NCB: terms are signed, or a team is in the country. Empty
     * for the head, whose own withdrawal is that decision.
     */
    @Transactional
    public Optional<Deployment> heldBy(CaseReference reference, Officer by) {
        if (by.is(Role.NCB_HEAD)) return Optional.empty();
        // By the relay: without direct contact an agency reads nothing of a deployment.
        return Optional.of(officers.as(Officer.relay(reference.organisation()), () -> deployments.of(reference)))
                .filter(Deployment::isCommitted);
    }

    private void notConfirmed(CaseReference reference, Note reason, Officer by) {
        // The agency or an officer of the NCB asked; both see on the timeline that an officer did.
        Addressee agency = Addressee.agency(cases.get(reference));
        journal.record(Act.of(EventKind.WITHDRAWAL_NOT_CONFIRMED, reference, by)
                .to(agency)
                .noting(reason)
                .withLetter(Letter.WITHDRAWAL_NOT_CONFIRMED, agency, Addressee.ncbOf(reference)));
    }

    private Withdrawn ask(SupportCase request, Capability capability, Deployment held, String reason, Officer by) {
        CaseReference reference = request.reference();
        held.last(DeploymentFactKind.WITHDRAWAL_REFUSED).ifPresent(refusal -> {
            throw new Refusal.Conflict(
                    "refused.withdrawalRefused",
                    "The head of the NCB refused the withdrawal at %s; only the head can ask again.",
                    refusal.recordedAt());
        });
        if (!process.withdrawalAsked(reference, capability, Phrase.WITHDRAWAL.with(request.title())))
            throw new Refusal.Conflict(
                    "refused.withdrawalWaits", "A withdrawal already waits for the head of the NCB.");
        Note written = Note.written(reason);
        journal.record(Act.of(EventKind.WITHDRAWAL_ASKED, reference, by)
                .toNcb()
                .noting(capability == null ? written : capability.note(written))
                .withLetter(Letter.WITHDRAWAL_TO_CONFIRM));
        return new Withdrawn(true, List.of());
    }

    private Withdrawn undoing(CaseReference reference, Runnable end) {
        List<Measure> before = measures.live(reference);
        end.run();
        Set<UUID> left = measures.live(reference).stream().map(Measure::id).collect(Collectors.toSet());
        return new Withdrawn(
                false,
                before.stream().filter(measure -> !left.contains(measure.id())).toList());
    }

    private void endRequest(CaseReference reference, Note reason, Officer by) {
        Instant now = clock.instant();
        cases.changeStatus(reference, CaseStatus.WITHDRAWN, now);
        capabilities.endOpen(reference, Status.WITHDRAWN, Phrase.REQUEST_WITHDRAWN.note(), now);
        deliveries.cancelUnsent(reference, null, Phrase.REQUEST_WITHDRAWN.note());
        journal.record(Act.of(EventKind.REQUEST_WITHDRAWN, reference, by)
                .toNcb()
                .noting(reason)
                .withLetter(Letter.REQUEST_WITHDRAWN)
                .copiedToGeneralSecretariat(CopySubject.WITHDRAWAL, reference.value()));
        caseEnd.record(cases.get(reference), by);
        basis.withdrawn(reference);
        process.withdrawn(reference);
    }

    private void endSupport(CaseReference reference, Capability capability, Note reason, Officer by) {
        capabilities.change(reference, capability, Status.WITHDRAWN, reason, clock.instant());
        deliveries.cancelUnsent(reference, capability, Phrase.SUPPORT_WITHDRAWN.note());
        journal.record(Act.of(EventKind.CAPABILITY_WITHDRAWN, reference, by)
                .toInterpol()
                .noting(capability.note(reason))
                .withLetter(Letter.CAPABILITY_WITHDRAWN, Addressee.ncbOf(reference))
                .withLetter(Letter.CAPABILITY_WITHDRAWN));
        if (!process.capabilityWithdrawn(reference, capability))
            throw new Refusal.Conflict("This support is not under way.");
    }

    private SupportCase requireWithdrawable(CaseReference reference, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!request.isOfAskers(by))
            throw new Refusal.Forbidden("refused.withdraw", "Only the agency or its NCB can withdraw a request.");
        Texts.requireReason(reason);
        request.requireOpen();
        return request;
    }

    /**
     * What a withdrawal did.
     *
     * @param waits whether the head of the NCB must confirm it first
     */
    public record Withdrawn(boolean waits, List<Measure> undone) {}
}
