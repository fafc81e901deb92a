package org.ncbrelay.domain.request;

import static java.util.stream.Collectors.joining;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.taxa.Taxa;

/** Describes in one line what a request is about, for lists that more people see than may see the case. */
final class RequestSummary {
    static final int AT_MOST = 200;

    private static final int NAMED_CAPABILITIES = 3;

    private RequestSummary() {}

    static String of(SupportRequest request, OrganisationCode country) {
        String line = country + ", " + request.urgency().words() + source(request) + ": " + capabilities(request)
                + goods(request);
        return line.length() <= AT_MOST ? line : line.substring(0, AT_MOST - 1) + "…";
    }

    /** Before all that a long line may lose: the mark of external material goes wherever the case is named (Annex 2.1). */
    private static String source(SupportRequest request) {
        return request.externalSource() == null ? "" : ", external source not verified by INTERPOL";
    }

    private static String capabilities(SupportRequest request) {
        int number = request.capabilities().size();
        return number > NAMED_CAPABILITIES
                ? number + " capabilities"
                : request.capabilities().stream().map(Capability::words).collect(joining(", "));
    }

    private static String goods(SupportRequest request) {
        if (request.specimens().isEmpty()) return "";
        return "; " + count(request.listings().size(), "listing") + ", "
                + count(request.specimens().size(), "specimen") + "; "
                + taxon(request.specimens().get(0));
    }

    private static String taxon(Specimen specimen) {
        // An unlisted taxon is free text, and free text may hold a name.
        return specimen.citesAppendix().equals(Taxa.NOT_LISTED) ? "taxon " + Taxa.NOT_LISTED : specimen.taxon();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
