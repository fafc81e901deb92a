package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.correlation.Correlation;
import org.ncbrelay.domain.correlation.Correlation.HitLimits;
import org.ncbrelay.domain.correlation.Traces.Trace;

/** Remembers the traces of one case; there is no other to match. */
public final class FakeCorrelation implements Correlation {
    public final List<Trace> kept = new ArrayList<>();

    @Override
    public void keep(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        kept.addAll(traces);
    }

    @Override
    public void replace(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        kept.clear();
        keep(reference, traces, restricted, at);
    }

    @Override
    public List<Hit> hits(CaseReference reference) {
        return List.of();
    }

    @Override
    public List<CaseReference> announce(CaseReference reference, HitLimits limits, Instant at) {
        return List.of();
    }

    @Override
    public CaseReference ownerOf(UUID hit) {
        throw new UnsupportedOperationException("there is no other case");
    }

    @Override
    public Recent announcedSince(OrganisationCode shownTo, Instant since) {
        return new Recent(0, null);
    }

    @Override
    public List<Shown> shownToOthers(CaseReference reference) {
        return List.of();
    }

    @Override
    public void ask(Question question) {
        throw new UnsupportedOperationException("there is nobody to ask");
    }

    @Override
    public Question question(UUID id) {
        throw new UnsupportedOperationException("nobody asked");
    }

    @Override
    public void answer(UUID id, boolean disclosed, String answer, Officer by, Instant at) {
        throw new UnsupportedOperationException("nobody asked");
    }
}
