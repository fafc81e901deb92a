package org.ncbrelay.flow.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Progress;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.TriageStep.TriageStepKind;
import org.ncbrelay.flow.AskForSupport;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.CaseLinks;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.StandingCase;
import org.ncbrelay.store.cases.Triages;
import org.springframework.stereotype.Service;

/** Records whether the NCB of a country joins a duplicate to the standing case, as INTERPOL proposed: silence joins nothing (our default). */
@Service
record JoinDuplicate(
        Triages triages,
        Recordings recordings,
        Cases cases,
        Capabilities capabilities,
        CaseLinks links,
        AskForSupport support,
        Journal journal,
        Clock clock) {
    private static final Set<Status> GIVEN =
            EnumSet.of(Status.CHOSEN, Status.IN_PROGRESS, Status.DELIVERED, Status.COMPLETED);

    /**
     * The agency of the duplicate becomes a party of the standing case, in which all kinds of support are decided from then on.
     *
     * @throws org.ncbrelay.domain.Refusal.Invalid naming the decision, if the standing case has ended
     */
    void join(CaseReference reference, Officer by) {
        TriageStep proposal = proposal(reference);
        CaseReference earlier = StandingCase.require(reference, proposal.linkedReference(), cases, recordings);
        SupportCase request = cases.getForChange(reference);
        SupportCase standing = cases.getForChange(earlier);
        Instant now = clock.instant();
        triages.add(reference, proposal.answered(TriageStepKind.JOINED, null, by, now));
        links.join(request, earlier, now);
        Addressee agency = Addressee.agency(request);
        journal.record(Act.of(EventKind.REQUEST_JOINED, reference, by)
                .to(agency)
                .noting(Phrase.JOINED_TO.with(earlier.value()))
                .withLetter(Letter.REQUEST_JOINED));
        journal.record(Act.of(EventKind.AGENCY_JOINED, earlier, by)
                .to(Addressee.agency(standing))
                .noting(request.agencyName())
                .withLetter(Letter.AGENCY_JOINED));
        bringAlong(request, earlier, agency, by, now);
    }

    /** What the duplicate asked for, and the standing case did not, is further support of the standing case. */
    private void bringAlong(SupportCase request, CaseReference standing, Addressee agency, Officer by, Instant now) {
        List<Capability> asked = capabilities.of(request.reference()).stream()
                .filter(support -> support.status().isOpen())
                .map(Progress::capability)
                .toList();
        Set<Capability> before = statuses(standing).keySet();
        support.pass(standing, asked, agency, Letter.TRIAGE_DECIDED, by);
        Map<Capability, Status> after = statuses(standing);
        for (Capability capability : asked) {
            boolean given = GIVEN.contains(after.get(capability));
            Phrase reason = given ? Phrase.GIVEN_IN_STANDING_CASE : Phrase.DECIDED_IN_STANDING_CASE;
            capabilities.change(request.reference(), capability, Status.NOT_CHOSEN, reason.note(), now);
            if (!before.contains(capability))
                journal.record(Act.of(EventKind.SUPPORT_ASKED, request.reference(), by)
                        .to(Addressee.INTERPOL)
                        .noting(capability.note(Phrase.JOINED_TO.with(standing.value()))));
        }
    }

    private Map<Capability, Status> statuses(CaseReference reference) {
        Map<Capability, Status> statuses = new EnumMap<>(Capability.class);
        capabilities.of(reference).forEach(support -> statuses.put(support.capability(), support.status()));
        return statuses;
    }

    /** The NCB keeps the two cases apart, and triage goes on. */
    void keepApart(CaseReference reference, String reason, Officer by) {
        keepApart(reference, reason, Note.written(reason), by);
    }

    /** The NCB did not answer until the last reminder. */
    void silent(CaseReference reference, Officer by) {
        keepApart(reference, null, Phrase.SILENCE_JOINS_NOTHING.note(), by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
    }

    /** The request was withdrawn, or the standing case ended, before the NCB decided. */
    void overtaken(CaseReference reference, Officer by) {
        keepApart(reference, null, Phrase.CASE_ENDED_BEFORE_JOINING.note(), by);
    }

    private void keepApart(CaseReference reference, String reason, Note note, Officer by) {
        triages.add(reference, proposal(reference).answered(TriageStepKind.KEPT_APART, reason, by, clock.instant()));
        journal.record(
                Act.of(EventKind.JOIN_KEPT_APART, reference, by).toInterpol().noting(note));
    }

    private TriageStep proposal(CaseReference reference) {
        return triages.of(reference).stream()
                .filter(step -> step.kind() == TriageStepKind.JOIN_PROPOSED)
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
