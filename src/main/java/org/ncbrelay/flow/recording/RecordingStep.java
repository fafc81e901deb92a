package org.ncbrelay.flow.recording;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.recording.OfficialSource;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.cases.Recordings.Check;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;

/** Brings the data of a case from an official source into the INTERPOL Information System (Annex 1.1). */
@Service
record RecordingStep(Recordings recordings, Journal journal, Cases cases, Agencies agencies, Clock clock) {
    /**
     * Records whether the NCB takes over as the source of an agency that it has not approved (Annex 1.1).
     *
     * @param reason why not; null where taken over
     */
    void recordTakeover(CaseReference reference, boolean takenOver, String reason, Officer by) {
        recordTakeover(reference, takenOver, Note.written(reason), by);
    }

    /** The same, with a reason of the relay's own. */
    void recordTakeover(CaseReference reference, boolean takenOver, Note reason, Officer by) {
        Instant now = clock.instant();
        recordings.takeover(reference, takenOver, reason == null ? null : reason.toString(), by, now);
        journal.record(Act.of(takenOver ? EventKind.SOURCE_TAKEN_OVER : EventKind.SOURCE_NOT_TAKEN_OVER, reference, by)
                .noting(reason));
    }

    /** The NCB did not answer until the last reminder: it does not take over (our default). */
    void takeoverSilent(CaseReference reference, Officer by) {
        recordTakeover(reference, false, Phrase.SILENCE_TAKES_NOTHING_OVER.note(), by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.GENERAL_SECRETARIAT);
    }

    /**
     * Records what the NCB found when it checked quality, level, handling and retention of the data. Where the approval of the agency has
     * ended since its source was found, the NCB that checks its data stands for them: no one is asked for the source again (Annex 1.1).
     *
     * @param level    a level at least as strict as the request's; null to leave it
     * @param handling further restrictions; null if none
     * @param remark   on the quality; null if none
     * @throws Refusal.Invalid if the level would be lowered
     */
    void recordCheck(CaseReference reference, Confidentiality level, String handling, String remark, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        if (level != null && level.compareTo(request.confidentiality()) < 0)
            throw new Refusal.Invalid("confidentiality", "wrong.lowerLevel", "cannot be lower than the request's");
        Check check = new Check(
                request.text("purpose").orElseThrow(),
                (level == null ? request.confidentiality() : level).name(),
                joined(request.handlingConditions().orElse(null), handling),
                request.restrictedCountries().stream()
                        .map(OrganisationCode::value)
                        .toList(),
                request.retentionUntil(),
                remark,
                by.userId(),
                now);
        if (!request.isSubmittedByNcb()
                && !approved(request)
                && recordings.takenOverBy(reference).isEmpty())
            recordTakeover(reference, true, Phrase.APPROVAL_ENDED.note(), by);
        recordings.checked(reference, check, by, now);
        journal.record(Act.of(EventKind.RECORD_CHECKED, reference, by).noting(remark));
    }

    /** The NCB did not answer until the last reminder: nothing is recorded (our default). */
    void checkSilent(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.RECORD_NOT_CHECKED, reference, by)
                .toNcb()
                .noting(Phrase.SILENCE_TAKES_NOTHING_OVER.note())
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.GENERAL_SECRETARIAT));
    }

    private static String joined(String first, String second) {
        if (first == null || second == null) return first == null ? second : first;
        return first + "\n" + second;
    }

    /**
     * Hands the record of a case to the INTERPOL Information System, from an official source and no other (Annex 1.1). Queues the record; a worker carries it out after this transaction.
     *
     * @throws Refusal.Conflict if there is no official source at this moment
     */
    void submit(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        boolean approved = !request.isSubmittedByNcb() && approved(request);
        OfficialSource source = OfficialSource.of(
                request, approved, recordings.takenOverBy(reference).isPresent());
        if (by.servesInterpol()) journal.record(Act.of(EventKind.RECORD_ENTERED_BY_GENERAL_SECRETARIAT, reference, by));
        recordings.submit(reference, source, recordings.check(reference), by, now);
        journal.record(Act.of(EventKind.RECORD_SUBMITTED, reference, by)
                .to(Addressee.IIS)
                .noting(Note.name("source", source.kind()).and(Note.text(source.code()))));
    }

    private boolean approved(SupportCase request) {
        return agencies.find(request.agencyCode())
                .filter(RegisteredAgency::approved)
                .isPresent();
    }

    /**
     * Notes on the case that its record exists; from here on the wildlife team may work (Annex 1.1).
     *
     * @throws Refusal.Conflict if the record does not exist
     */
    void confirm(CaseReference reference, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        cases.changeStatus(reference, CaseStatus.RECORDED, now);
        journal.record(Act.of(EventKind.RECORDED_IN_IIS, reference, by)
                .to(Addressee.IIS)
                .withLetter(Letter.RECORDED, Addressee.INTERPOL));
    }
}
