package org.ncbrelay.flow.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.EvidenceArrivals;
import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.FileTypes;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.request.SupportRequest.ExternalSource;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.store.evidence.EvidenceFiles.Taken;
import org.ncbrelay.store.evidence.Evidences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an original into a case, or into intelligence until its release is decided: its hash is computed from the bytes as they arrive. What a country adds after the record was asked for
 * is a supplement (Annex 1.1).
 */
@Service
public class ReceiveEvidence {
    private final Cases cases;
    private final IntelligenceStore intelligence;
    private final Evidences evidences;
    private final EvidenceFiles files;
    private final FileTypes types;
    private final EvidenceHandling handling;
    private final EvidenceArrivals arrivals;
    private final EvidenceLimits limits;
    private final Recordings recordings;
    private final FileSupplement supplement;
    private final Channels channels;
    private final Journal journal;
    private final Clock clock;

    ReceiveEvidence(
            Cases cases,
            IntelligenceStore intelligence,
            Evidences evidences,
            EvidenceFiles files,
            FileTypes types,
            EvidenceHandling handling,
            EvidenceArrivals arrivals,
            EvidenceLimits limits,
            Recordings recordings,
            FileSupplement supplement,
            Channels channels,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.intelligence = intelligence;
        this.evidences = evidences;
        this.files = files;
        this.types = types;
        this.handling = handling;
        this.arrivals = arrivals;
        this.limits = limits;
        this.recordings = recordings;
        this.supplement = supplement;
        this.channels = channels;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Refuses an officer who may not send, before anything of the file is read.
     *
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation
     * @throws Refusal.Forbidden if the officer does not handle evidence
     * @throws Refusal.Conflict  if nothing more can happen to the case, or the release of the intelligence is decided
     */
    @Transactional(readOnly = true)
    public void requireOpen(CaseReference reference, Officer by) {
        requireOpen(reference, by, Cases::get, IntelligenceStore::status);
    }

    /**
     * @param content read once, to its end or to the limit
     * @param source  outside law enforcement that it comes from; null if there is none
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation
     * @throws Refusal.Invalid   if the file is empty or of a kind that is not taken, or if INTERPOL names an external source
     * @throws Refusal.TooLarge  if the file or the case would be too large
     * @throws Refusal.Conflict  if nothing more can happen to the case, or the release of the intelligence is decided
     */
    @Transactional(rollbackFor = IOException.class)
    public Evidence receive(
            CaseReference reference,
            FileName name,
            InputStream content,
            Evidence.Provenance provenance,
            ExternalSource source,
            EvidenceAccess visit)
            throws IOException {
        requireOpen(reference, visit.by(), Cases::getForChange, IntelligenceStore::statusForChange);
        boolean ofInterpol = visit.by().servesInterpol();
        // What INTERPOL receives from outside is graded before it goes anywhere (Annex 2.1).
        if (source != null && ofInterpol)
            throw new Refusal.Invalid(
                    "externalSource",
                    "wrong.externalSource",
                    "is of what a country adds; INTERPOL registers what comes from outside as intelligence");
        byte[] beginning = content.readNBytes(FileTypes.BYTES_NEEDED);
        String type = types.require(beginning, name);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
        UUID id = UUID.randomUUID();
        Taken taken = files.take(id, reference, whole, EvidenceLimits.FILE_BYTES);
        limits.requireRoom(evidences.sizeOf(reference), taken.size());
        Instant now = clock.instant();
        // The source of a supplement marks the case, also before the record.
        boolean amends = !ofInterpol && (source != null || recordings.isSubmitted(reference));
        Evidence evidence = new Evidence(
                id,
                reference,
                name,
                type,
                taken.size(),
                taken.sha256(),
                provenance,
                visit.by().userId(),
                visit.by().organisation().value(),
                now,
                null,
                amends ? id : null);
        evidences.add(evidence);
        handling.note(evidence, CustodyEntry.Act.RECEIVED, visit);
        if (amends) supplement.evidence(id, reference, name.value(), provenance.description(), source, visit.by());
        else if (ofInterpol && !reference.isIntelligence()) copyToNcb(reference, id, visit.by());
        arrivals.received(reference, id);
        return evidence;
    }

    /** What reaches the agency directly is copied to its NCB; without direct contact only the NCB reads it (Annex 1.1). */
    private void copyToNcb(CaseReference reference, UUID id, Officer by) {
        if (channels.of(cases.get(reference)).isDirect())
            journal.record(Act.of(EventKind.NCB_COPIED, reference, by)
                    .toNcb()
                    .noting(Note.name("supplementKind", SupplementKind.EVIDENCE))
                    .copiedToNcb(CopySubject.EXCHANGE, id.toString()));
    }

    private void requireOpen(
            CaseReference reference,
            Officer by,
            BiFunction<Cases, CaseReference, SupportCase> request,
            BiFunction<IntelligenceStore, CaseReference, String> status) {
        if (!reference.isIntelligence()) {
            SupportCase found = request.apply(cases, reference);
            handling.requireHandler(reference, by);
            found.requireOpen();
            return;
        }
        handling.requireReader(reference, by);
        if (!by.servesInterpol())
            throw new Refusal.Forbidden(
                    "refused.registers", "Only the Global Wildlife Enforcement Team registers intelligence.");
        // A second person releases it with its files.
        if (!status.apply(intelligence, reference).equals("REGISTERED"))
            throw new Refusal.Conflict("refused.releaseDecided", "Its dissemination is decided; no file can be added.");
    }
}
