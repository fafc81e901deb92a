package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;

/** Capabilities of one case in memory. */
public final class FakeCapabilities implements Capabilities {
    private final Map<Capability, Progress> kept = new LinkedHashMap<>();

    public Status status(Capability capability) {
        return kept.get(capability).status();
    }

    @Override
    public void request(CaseReference reference, List<Capability> capabilities, Instant at) {
        capabilities.forEach(capability -> change(reference, capability, Status.REQUESTED, at));
    }

    @Override
    public boolean add(CaseReference reference, Capability capability, Status status, Instant at) {
        return kept.putIfAbsent(capability, new Progress(capability, status, null)) == null;
    }

    @Override
    public List<Progress> of(CaseReference reference) {
        return List.copyOf(kept.values());
    }

    @Override
    public void change(CaseReference reference, Capability capability, Status status, Note reason, Instant at) {
        kept.put(capability, new Progress(capability, status, reason));
    }

    @Override
    public void endOpen(CaseReference reference, Status status, Note reason, Instant at) {
        of(reference).stream()
                .filter(progress -> progress.status().isOpen())
                .forEach(progress -> change(reference, progress.capability(), status, reason, at));
    }
}
