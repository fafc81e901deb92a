package org.ncbrelay.flow.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.evidence.DraftEvidences;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.EvidenceArrivals;
import org.ncbrelay.domain.evidence.EvidenceLimits;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.evidence.FileTypes;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.store.evidence.EvidenceFiles;
import org.ncbrelay.store.evidence.EvidenceFiles.Taken;
import org.ncbrelay.store.evidence.Scans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds originals to a request, or to intelligence, that is still being written, by the same rules as evidence of a case. */
@Service
public class AttachEvidence {
    private final Drafts drafts;
    private final DraftEvidences evidences;
    private final Scans scans;
    private final EvidenceFiles files;
    private final FileTypes types;
    private final EvidenceLimits limits;
    private final EvidenceArrivals arrivals;
    private final Clock clock;

    public AttachEvidence(
            Drafts drafts,
            DraftEvidences evidences,
            Scans scans,
            EvidenceFiles files,
            FileTypes types,
            EvidenceLimits limits,
            EvidenceArrivals arrivals,
            Clock clock) {
        this.drafts = drafts;
        this.evidences = evidences;
        this.scans = scans;
        this.files = files;
        this.types = types;
        this.limits = limits;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * Refuses an officer who may not send, before anything of the file is read.
     *
     * @throws Refusal.NotFound if there is no such draft of the officer
     * @throws Refusal.Conflict if the draft corrects a case, whose evidence is added to the case itself
     */
    @Transactional(readOnly = true)
    public void requireOpen(UUID draft, Officer by) {
        requireWriter(by);
        requireNew(drafts.find(draft).orElseThrow(Refusal.NotFound::new));
    }

    /**
     * @param content read once, to its end or to the limit
     * @param address network address the upload came from; null if there is none
     * @throws Refusal.NotFound if there is no such draft of the officer
     * @throws Refusal.Invalid  if the file is empty or of a kind that is not taken
     * @throws Refusal.TooLarge if the file, or all of the officer's drafts together, would be too large
     */
    @Transactional(rollbackFor = IOException.class)
    public DraftEvidence receive(
            UUID draft, FileName name, InputStream content, Evidence.Provenance provenance, String address, Officer by)
            throws IOException {
        requireWriter(by);
        requireNew(drafts.findForChange(draft).orElseThrow(Refusal.NotFound::new));
        byte[] beginning = content.readNBytes(FileTypes.BYTES_NEEDED);
        String type = types.require(beginning, name);
        UUID id = UUID.randomUUID();
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), content);
        Taken taken = files.takeForDraft(id, draft, by, whole, EvidenceLimits.FILE_BYTES);
        limits.requireRoomInDrafts(evidences.sizeOfAll(by), taken.size());
        DraftEvidence evidence =
                new DraftEvidence(id, draft, name, type, taken.size(), taken.sha256(), provenance, clock.instant());
        evidences.add(evidence, by, address);
        arrivals.receivedForDraft(draft, id, by);
        return evidence;
    }

    /** What a draft of the officer has, oldest first. */
    @Transactional(readOnly = true)
    public List<DraftEvidence> of(UUID draft) {
        return evidences.of(draft);
    }

    /** What a scanner for malware said of them; those that were not scanned have no entry. */
    @Transactional(readOnly = true)
    public Map<UUID, Scan> scansOf(UUID draft) {
        return scans.ofDraft(draft);
    }

    /**
     * Changes the description and the source of a file; its content, hash and moment of reception stay.
     *
     * @throws Refusal.NotFound if there is no such evidence in a draft of the officer
     */
    @Transactional
    public void describe(UUID draft, UUID id, Evidence.Provenance provenance, Officer by) {
        requireWriter(by);
        drafts.find(draft).orElseThrow(Refusal.NotFound::new);
        if (!evidences.describe(draft, id, provenance)) throw new Refusal.NotFound();
    }

    /** @throws Refusal.NotFound if there is no such evidence in a draft of the officer */
    @Transactional
    public void remove(UUID draft, UUID id, Officer by) {
        requireWriter(by);
        drafts.find(draft).orElseThrow(Refusal.NotFound::new);
        if (!evidences.remove(draft, id)) throw new Refusal.NotFound();
    }

    /** The drafts of the wildlife team are all of intelligence. */
    private static void requireWriter(Officer by) {
        if (!by.isAny(Role.GWET_ANALYST, Role.GWET_LEAD)) Requesters.requireRequester(by);
    }

    private static void requireNew(Draft draft) {
        if (draft.correctionOf() != null)
            throw new Refusal.Conflict("Evidence of a case that is corrected is added on the page of the case.");
    }
}
