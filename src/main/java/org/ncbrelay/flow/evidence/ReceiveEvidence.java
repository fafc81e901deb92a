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
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.evidence.CustodyEntry.Act;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.EvidenceArrivals;
import org.ncbrelay.domain.evidence.EvidenceFiles;
import org.ncbrelay.domain.evidence.EvidenceFiles.Taken;
import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.ncbrelay.domain.evidence.Evidences;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.FileTypes;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.flow.FileSupplement;
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
        this.clock = clock;
    }

    /**
     * Lets nobody send who may not, before anything of the file is read.
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
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation
     * @throws Refusal.Invalid   if the file is empty or of a kind that is not taken
     * @throws Refusal.TooLarge  if the file or the case would be too large
     * @throws Refusal.Conflict  if nothing more can happen to the case, or the release of the intelligence is decided
     */
    @Transactional(rollbackFor = IOException.class)
    public Evidence receive(
            CaseReference reference,
            FileName name,
            InputStream content,
            Evidence.Provenance provenance,
            EvidenceAccess visit)
            throws IOException {
        requireOpen(reference, visit.by(), Cases::getForChange, IntelligenceStore::statusForChange);
        byte[] beginning = content.readNBytes(FileTypes.BYTES_NEEDED);
        String type = types.require(beginning, name);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
        UUID id = UUID.randomUUID();
        Taken taken = files.take(id, reference, whole, EvidenceLimits.FILE_BYTES);
        limits.requireRoom(evidences.sizeOf(reference), taken.size());
        Instant now = clock.instant();
        boolean amends = !visit.by().servesInterpol() && recordings.isSubmitted(reference);
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
        handling.note(evidence, Act.RECEIVED, visit);
        if (amends) supplement.evidence(id, reference, name.value(), provenance.description(), visit.by());
        arrivals.received(reference, id);
        return evidence;
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
