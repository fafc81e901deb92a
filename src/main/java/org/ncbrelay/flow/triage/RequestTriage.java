package org.ncbrelay.flow.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Progress;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.TriageStep.TriageStepKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.StandingCase;
import org.ncbrelay.store.cases.Triages;
import org.springframework.stereotype.Service;

/** Records the assessment of a request and the decision on support (Annex 1.1). */
@Service
record RequestTriage(
        Recordings recordings,
        Triages triages,
        Journal journal,
        Cases cases,
        Capabilities capabilities,
        SupportCatalogue catalogue,
        CaseProcess process,
        Clock clock) {
    /**
     * Records an analyst's assessment of a recorded request.
     *
     * @param part the support that the country asked for later; null for the request as a whole
     * @throws Refusal.Conflict if the case is not recorded: nothing is analysed before (Annex 1.1)
     */
    void assess(
            CaseReference reference,
            Capability part,
            String assessment,
            String linked,
            Urgency priority,
            String note,
            Officer by) {
        recordings.requireRecorded(reference);
        TriageStep step = TriageStep.assessed(part, assessment, linked, priority, note, by, clock.instant());
        if (TriageStep.DUPLICATE.equals(assessment)
                && StandingCase.of(reference, linked, cases, recordings).isEmpty())
            throw new Refusal.Invalid(List.of(StandingCase.NOT_STANDING));
        triages.add(reference, step);
        // The timeline is the country's too: what the analyst thinks of the request is for the lead.
        journal.record(Act.of(EventKind.REQUEST_ASSESSED, reference, by).noting(Note.name("urgency", priority)));
    }

    /**
     * Approves support by each chosen capability that was requested and is offered; what is not yet offered stays on
     * the case as such. A capability that was not requested is offered to the agency.
     *
     * @param part   as assessed
     * @param chosen null for all that were requested
     * @param field  where the lead chose a capability
     * @throws Refusal.Invalid naming each field of a capability that cannot be chosen or offered
     */
    void approve(
            CaseReference reference,
            Capability part,
            Set<Capability> chosen,
            Function<Capability, String> field,
            Officer by) {
        Instant now = clock.instant();
        cases.getForChange(reference);
        List<Progress> known = capabilities.of(reference);
        List<Capability> undecided = known.stream()
                .filter(it -> it.status() == Status.REQUESTED && (part == null || it.capability() == part))
                .map(Progress::capability)
                .toList();
        Set<Capability> beyond = EnumSet.noneOf(Capability.class);
        if (chosen != null) beyond.addAll(chosen);
        undecided.forEach(beyond::remove);
        Set<Capability> before = part == null ? offeredBefore(known) : Set.of();
        requireOffered(
                beyond,
                known.stream().filter(it -> !before.contains(it.capability())).toList(),
                field);
        triages.add(reference, TriageStep.decided(TriageStepKind.APPROVED, null, assessed(reference, part), by, now));
        for (Capability capability : undecided) {
            Status status = status(capability, chosen);
            capabilities.change(reference, capability, status, now);
            if (status == Status.NOT_YET_OFFERED)
                journal.record(Act.of(EventKind.CAPABILITY_NOT_YET_OFFERED, reference, by)
                        .noting(Note.name("capability", capability)));
        }
        beyond.forEach(capability -> offer(reference, capability, by, now));
        for (Capability capability : before)
            if (!beyond.contains(capability))
                capabilities.change(reference, capability, Status.NOT_CHOSEN, Phrase.OFFER_TAKEN_BACK.note(), now);
        if (part == null) cases.changeStatus(reference, CaseStatus.IN_SUPPORT, now);
        else beyond.forEach(capability -> process.supportAdded(reference, capability));
        journal.record(Act.of(EventKind.SUPPORT_APPROVED, reference, by).toNcb().withLetter(Letter.TRIAGE_DECIDED));
    }

    /** In an earlier round, before the case was sent back. */
    private static Set<Capability> offeredBefore(List<Progress> known) {
        return known.stream()
                .filter(it -> it.status() == Status.OFFERED || it.status() == Status.NOT_CHOSEN)
                .map(Progress::capability)
                .collect(Collectors.toSet());
    }

    private void offer(CaseReference reference, Capability capability, Officer by, Instant now) {
        if (!capabilities.add(reference, capability, Status.OFFERED, now))
            capabilities.change(reference, capability, Status.OFFERED, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .noting(capability.note(Phrase.SUPPORT_OFFERED.note())));
    }

    private void requireOffered(Set<Capability> beyond, List<Progress> known, Function<Capability, String> field) {
        List<Violation> wrong = new ArrayList<>();
        for (Capability capability : beyond)
            if (known.stream().anyMatch(it -> it.capability() == capability))
                wrong.add(new Violation(
                        field.apply(capability), "wrong.decided", "is not for this decision; the case has it already"));
            else if (!catalogue.offers(capability))
                wrong.add(new Violation(field.apply(capability), "wrong.notOffered", "is not offered here yet"));
        if (!wrong.isEmpty()) throw new Refusal.Invalid(wrong);
    }

    /**
     * Rejects the request, and the case ends with the reason; or support that was asked for later, and the other support goes on.
     *
     * @param part as assessed
     */
    void reject(CaseReference reference, Capability part, String reason, Officer by) {
        Instant now = clock.instant();
        triages.add(reference, TriageStep.decided(TriageStepKind.REJECTED, reason, assessed(reference, part), by, now));
        if (part != null) capabilities.change(reference, part, Status.REFUSED, Note.written(reason), now);
        Note written = Note.written(reason);
        journal.record(Act.of(part == null ? EventKind.SUPPORT_REJECTED : EventKind.CAPABILITY_REFUSED, reference, by)
                .toNcb()
                .noting(part == null ? written : part.note(written))
                .withLetter(Letter.TRIAGE_DECIDED));
    }

    /**
     * Proposes to the NCB of the country that a duplicate be joined to the standing case (our default).
     *
     * @param part as assessed; only a request as a whole is joined
     * @return the standing case
     * @throws Refusal.Invalid naming the decision, if the analyst named no open, recorded case of the same country as its duplicate, or the NCB
     *                         has kept the two apart
     */
    CaseReference proposeJoining(CaseReference reference, Capability part, Officer by) {
        TriageStep assessed = assessed(reference, part);
        boolean duplicate = part == null && TriageStep.DUPLICATE.equals(assessed.assessment());
        String named = duplicate ? assessed.linkedReference() : null;
        CaseReference standing = StandingCase.require(reference, named, cases, recordings);
        if (triages.of(reference).stream()
                .anyMatch(step -> step.kind() == TriageStepKind.KEPT_APART && named.equals(step.linkedReference())))
            throw new Refusal.Invalid("decision", "wrong.keptApart", "must be another one; these two cases stay apart");
        triages.add(reference, TriageStep.proposed(standing, assessed, by, clock.instant()));
        journal.record(Act.of(EventKind.JOIN_PROPOSED, reference, by)
                .toNcb()
                .noting(Note.text(standing.value()))
                .withLetter(Letter.JOIN_PROPOSED));
        return standing;
    }

    private Status status(Capability capability, Set<Capability> chosen) {
        if (chosen != null && !chosen.contains(capability)) return Status.NOT_CHOSEN;
        return catalogue.offers(capability) ? Status.CHOSEN : Status.NOT_YET_OFFERED;
    }

    private TriageStep assessed(CaseReference reference, Capability part) {
        return triages.of(reference).stream()
                .filter(step -> step.kind() == TriageStepKind.ASSESSED && step.part() == part)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new Refusal.Conflict("The request has not been assessed."));
    }
}
