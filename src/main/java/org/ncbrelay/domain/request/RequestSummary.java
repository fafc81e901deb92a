package org.ncbrelay.domain.request;

import java.util.Iterator;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.taxa.Taxa;

/** Describes in one line what a request is about, for lists that more people see than may see the case. */
public final class RequestSummary {
    private static final int NAMED_CAPABILITIES = 3;

    private RequestSummary() {}

    /**
     * One line for task lists, without personal data.
     *
     * @param country who asks
     */
    public static Note of(SupportRequest request, OrganisationCode country) {
        Note line = Note.country(country)
                .and(Note.of("urgency." + request.urgency(), request.urgency().words()));
        if (request.externalSource() != null) line = line.and(SupportRequest.ExternalSource.MARK);
        line = line.then(capabilities(request));
        return request.specimens().isEmpty() ? line : line.and(goods(request));
    }

    private static Note capabilities(SupportRequest request) {
        Iterator<Capability> all = request.capabilities().iterator();
        Note named = all.next().note();
        for (int more = 1; more < NAMED_CAPABILITIES && all.hasNext(); more++)
            named = named.and(all.next().note());
        int others = request.capabilities().size() - NAMED_CAPABILITIES;
        return others > 0 ? named.and(Note.text("+" + others)) : named;
    }

    private static Note goods(SupportRequest request) {
        return taxon(request.specimens().get(0))
                .and(count("listings", request.listings().size()))
                .and(count("specimens", request.specimens().size()));
    }

    private static Note count(String parts, int number) {
        return Note.of("parts." + parts, parts).then(Note.text(number));
    }

    private static Note taxon(Specimen specimen) {
        // An unlisted taxon is free text, and free text may hold a name.
        return specimen.citesAppendix().equals(Taxa.NOT_LISTED)
                ? Note.of("summary.unlisted", "taxon not listed here")
                : Note.text(specimen.taxon());
    }
}
