package org.ncbrelay.fakes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.SupportRequest;

/** Cases in memory. */
public final class FakeCases implements Cases {
    private final Map<CaseReference, SupportCase> kept = new HashMap<>();
    public final List<String> flows = new ArrayList<>();
    public LocalDate retentionReview;
    private long last;

    /** A case that is on file. */
    public SupportCase has(SupportCase request) {
        kept.put(request.reference(), request);
        return request;
    }

    @Override
    public CaseReference nextReference(OrganisationCode country, int year) {
        return CaseReference.of(country, year, ++last);
    }

    @Override
    public void file(
            CaseReference reference,
            Officer author,
            Optional<RegisteredAgency> agency,
            SupportRequest request,
            Instant at) {
        has(Samples.filed(reference, author, agency, request, at));
    }

    @Override
    public void attachFlow(CaseReference reference, String processInstanceId) {
        flows.add(processInstanceId);
    }

    @Override
    public SupportCase get(CaseReference reference) {
        SupportCase found = kept.get(reference);
        if (found == null) throw new Refusal.NotFound();
        return found;
    }

    @Override
    public SupportCase getForChange(CaseReference reference) {
        return get(reference);
    }

    @Override
    public void changeStatus(CaseReference reference, CaseStatus status, Instant at) {
        has(Samples.with(get(reference), status));
    }

    @Override
    public void addVersion(CaseReference reference, Map<String, Object> content, String note, Officer by, Instant at) {
        get(reference);
    }

    @Override
    public void addVersion(CaseReference reference, SupportRequest request, String note, Officer by, Instant at) {
        get(reference);
    }

    @Override
    public boolean isReadable(CaseReference reference) {
        return true;
    }

    @Override
    public boolean isRewrittenSinceReturn(CaseReference reference) {
        return false;
    }

    @Override
    public void share(CaseReference reference, String agency, Officer by, Instant at) {
        get(reference);
    }

    @Override
    public void endSharing(CaseReference reference, String agency, Officer by, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> sharedWith(CaseReference reference) {
        return List.of();
    }

    @Override
    public void transfer(CaseReference reference, RegisteredAgency agency, Officer by, Instant at) {
        get(reference);
    }

    @Override
    public void close(CaseReference reference, Instant at, LocalDate review) {
        changeStatus(reference, CaseStatus.CLOSED, at);
        retentionReview = review;
    }
}
