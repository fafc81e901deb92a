package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.evidence.DraftEvidences;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.evidence.Evidence;

/** The evidence of drafts in memory, without its bytes. */
public final class FakeDraftEvidences implements DraftEvidences {
    public final List<DraftEvidence> stored = new ArrayList<>();
    public final List<String> moved = new ArrayList<>();

    @Override
    public void add(DraftEvidence evidence, Officer by, String address) {
        stored.add(evidence);
    }

    @Override
    public List<DraftEvidence> of(UUID draft) {
        return stored.stream().filter(each -> each.draft().equals(draft)).toList();
    }

    @Override
    public long sizeOfAll(Officer by) {
        return stored.stream().mapToLong(DraftEvidence::size).sum();
    }

    @Override
    public boolean describe(UUID draft, UUID id, Evidence.Provenance provenance) {
        return of(draft).stream().anyMatch(each -> each.id().equals(id));
    }

    @Override
    public boolean remove(UUID draft, UUID id) {
        return stored.removeIf(each -> each.draft().equals(draft) && each.id().equals(id));
    }

    @Override
    public void moveTo(CaseReference reference, UUID draft) {
        of(draft).forEach(each -> moved.add(each.fileName() + " to " + reference));
    }
}
