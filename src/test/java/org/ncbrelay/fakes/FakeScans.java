package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.evidence.Scans;

/** Verdicts of scanners in memory. */
public final class FakeScans implements Scans {
    public final Map<UUID, Scan> kept = new HashMap<>();

    @Override
    public Map<UUID, Scan> of(CaseReference reference) {
        return Map.copyOf(kept);
    }

    @Override
    public Scan find(UUID evidence) {
        return kept.getOrDefault(evidence, Scan.NONE);
    }

    @Override
    public Scan findForChange(UUID evidence) {
        return find(evidence);
    }

    @Override
    public void keep(CaseReference reference, UUID evidence, Scan scan) {
        kept.put(evidence, scan);
    }

    @Override
    public List<Due> due(Instant before, int limit) {
        return List.of();
    }

    @Override
    public Map<UUID, Scan> ofDraft(UUID draft) {
        return Map.copyOf(kept);
    }

    @Override
    public void keepForDraft(UUID draft, UUID evidence, Scan scan) {
        kept.put(evidence, scan);
    }
}
