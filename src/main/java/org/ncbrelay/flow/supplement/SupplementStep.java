package org.ncbrelay.flow.supplement;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.correlation.Traces;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.recording.OfficialSource;
import org.ncbrelay.domain.recording.OfficialSource.SourceKind;
import org.ncbrelay.domain.request.SupplementContent;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.flow.AskForSupport;
import org.ncbrelay.flow.ReviewBasis;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.evidence.Supplements;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;

/** Records whether an official source stands for a supplement, and amends the record with it (Annex 1.1). */
@Service
record SupplementStep(
        Supplements supplements,
        Cases cases,
        Agencies agencies,
        AskForSupport support,
        Correlation correlation,
        ReviewBasis basis,
        CaseProcess process,
        Journal journal,
        Clock clock) {
    /** Accepts what an official source filed; the NCB has its copy in the same transaction. */
    void acceptFrom(UUID id, SourceKind kind, Officer by) {
        Supplement supplement = supplements.get(id);
        boolean ofNcb = kind == SourceKind.NCB;
        String code = ofNcb ? ncb(supplement) : supplement.agencyCode();
        Act act = accept(supplement, new OfficialSource(kind, code), null, by);
        journal.record(
                ofNcb
                        ? act
                        : act.copiedToNcb(CopySubject.SUPPLEMENT, id.toString())
                                .withLetter(Letter.SUPPLEMENT_COPY_TO_NCB, Addressee.ncbOf(supplement.reference())));
    }

    private Act accept(Supplement supplement, OfficialSource source, Officer decidedBy, Officer by) {
        supplements.accept(supplement.id(), source, decidedBy, clock.instant());
        if (supplement.content().get("externalSource") != null) process.externalSourceAdded(supplement.reference());
        return Act.of(EventKind.SUPPLEMENT_ACCEPTED, supplement.reference(), by)
                .to(Addressee.IIS)
                .noting(kind(supplement).and(Note.name("source", source.kind())).and(Note.text(source.code())));
    }

    /** Asks the NCB, because the agency is no official source. */
    void refer(CaseReference reference) {
        journal.send(Letter.SUPPLEMENT_TO_DECIDE, reference, Addressee.ncbOf(reference));
    }

    /** The NCB stands for it as the source. */
    void accept(UUID id, Officer by) {
        Supplement supplement = supplements.get(id);
        journal.record(accept(supplement, new OfficialSource(SourceKind.NCB, ncb(supplement)), by, by)
                .withLetter(Letter.SUPPLEMENT_DECIDED, agency(supplement)));
    }

    /** Returns it to the agency, which may add it again. */
    void giveBack(UUID id, String reason, Officer by) {
        journal.record(refuse(id, SupplementStatus.RETURNED, Note.written(reason), Letter.SUPPLEMENT_DECIDED, by));
    }

    void decline(UUID id, String reason, Officer by) {
        journal.record(refuse(id, SupplementStatus.DECLINED, Note.written(reason), Letter.SUPPLEMENT_DECIDED, by));
    }

    /** The NCB did not answer until the last reminder: it does not stand for the supplement, which goes back to its author (our default). */
    void silent(UUID id, Officer by) {
        Note silence = Phrase.SILENCE_ADDS_NOTHING.note();
        Act returned = refuse(id, SupplementStatus.RETURNED, silence, Letter.CLOSED_WITHOUT_ANSWER, by);
        journal.record(returned.withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncbOf(returned.reference())));
    }

    /** The request was withdrawn before the NCB decided: no one stands for the supplement, and the agency has a letter (our default). */
    void withdraw(UUID id, Officer by) {
        journal.record(refuse(
                id, SupplementStatus.DECLINED, Phrase.REQUEST_WITHDRAWN.note(), Letter.REQUEST_WITHDRAWN, null, by));
    }

    /**
     * The case ended without a record: nothing amends it, though its source may stand for it (our default). The agency has a letter; where
     * the request was declined or not answered, that is the letter of its end.
     */
    void neverRecorded(UUID id, Officer by) {
        Supplement supplement = supplements.get(id);
        Note reason = Phrase.NEVER_RECORDED.note();
        if (supplement.status() == SupplementStatus.WAITING_FOR_NCB)
            supplements.refuse(id, SupplementStatus.DECLINED, reason, null, clock.instant());
        Act act = declined(supplement, EventKind.SUPPLEMENT_DECLINED, reason, by);
        // Silence ends a request with the same status.
        boolean withdrawn = cases.get(supplement.reference()).status() == CaseStatus.WITHDRAWN
                && !by.userId().equals(Officer.RELAY);
        journal.record(withdrawn ? act.withLetter(Letter.REQUEST_WITHDRAWN) : act);
    }

    private Act refuse(UUID id, SupplementStatus status, Note reason, Letter letter, Officer by) {
        return refuse(id, status, reason, letter, by, by);
    }

    private Act refuse(UUID id, SupplementStatus status, Note reason, Letter letter, Officer decidedBy, Officer by) {
        Supplement supplement = supplements.get(id);
        cases.getForChange(supplement.reference());
        supplements.refuse(id, status, reason, decidedBy, clock.instant());
        process.supplementSettled(supplement.reference(), false);
        EventKind kind =
                status == SupplementStatus.RETURNED ? EventKind.SUPPLEMENT_RETURNED : EventKind.SUPPLEMENT_DECLINED;
        return declined(supplement, kind, reason, by).withLetter(letter);
    }

    private Act declined(Supplement supplement, EventKind kind, Note reason, Officer by) {
        return Act.of(kind, supplement.reference(), by)
                .to(agency(supplement))
                .noting(kind(supplement).then(reason));
    }

    /** Amends the record with an accepted supplement: its traces count, and a worker passes it to the information system. */
    void amend(UUID id) {
        Supplement supplement = supplements.get(id);
        supplements.amend(id, clock.instant());
        if (supplement.kind() == SupplementKind.CORRECTION) basis.corrected(supplement.reference());
        if (supplement.kind() == SupplementKind.EVIDENCE) return;
        SupportCase request = cases.get(supplement.reference());
        correlation.keep(
                supplement.reference(),
                Traces.of(SupplementContent.of(supplement.content())),
                request.restrictedCountries(),
                clock.instant());
    }

    /** Notes the number of the amendment on the case; where that was to be closed, the team decides again. */
    void confirm(UUID id, Officer by) {
        Supplement supplement = supplements.get(id);
        journal.record(Act.of(EventKind.RECORD_AMENDED, supplement.reference(), by)
                .to(Addressee.IIS)
                .noting(kind(supplement).then(Note.text(supplement.recordNumber())))
                .withLetter(Letter.RECORD_AMENDED, Addressee.INTERPOL));
        cases.getForChange(supplement.reference());
        if (supplement.kind() != SupplementKind.SUPPORT) process.supplementSettled(supplement.reference(), true);
    }

    /**
     * Passes each kind of support that it asks for to triage.
     *
     * @return whether any was passed on
     */
    boolean passToTriage(UUID id, Officer by) {
        Supplement supplement = supplements.get(id);
        boolean passed = support.pass(
                supplement.reference(),
                SupplementContent.of(supplement.content()).capabilities(),
                agency(supplement),
                Letter.SUPPLEMENT_DECIDED,
                by);
        if (!passed) process.supplementSettled(supplement.reference(), true);
        return passed;
    }

    /** The agency that filed it, which may be one that the case was only shared with. */
    private Addressee agency(Supplement supplement) {
        SupportCase request = cases.get(supplement.reference());
        String filer = supplement.agencyCode();
        if (filer == null || filer.equals(request.agencyCode())) return Addressee.agency(request);
        String name = agencies.find(filer).map(RegisteredAgency::name).orElse(filer);
        return new Addressee(name, Optional.of(request.organisation()), agencies.mailOf(filer));
    }

    private static Note kind(Supplement supplement) {
        return Note.name("supplementKind", supplement.kind());
    }

    private static String ncb(Supplement supplement) {
        return supplement.reference().organisation().value();
    }
}
