package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.request.SupportRequest;

/** The cases that the acting organisation may see. */
public interface Cases {
    /**
     * The country's next number in a year, 1 to 999,999, without waiting for other submissions. Numbers have gaps: that of a
     * submission that is rolled back is not given again.
     *
     * @param country of the acting officer
     */
    CaseReference nextReference(OrganisationCode country, int year);

    /**
     * Files a request as {@link CaseStatus#SUBMITTED} and opens it to its own country, and to its agency.
     *
     * @param agency for which support is asked; empty where the NCB asks for itself
     */
    void file(
            CaseReference reference,
            Officer author,
            Optional<RegisteredAgency> agency,
            SupportRequest request,
            Instant at);

    void attachFlow(CaseReference reference, String processInstanceId);

    /** Whether the case is open to the acting organisation. */
    boolean isReadable(CaseReference reference);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the acting organisation */
    SupportCase get(CaseReference reference);

    /** As {@link #get}, and no other transaction changes the case until this one ends. */
    SupportCase getForChange(CaseReference reference);

    void changeStatus(CaseReference reference, CaseStatus status, Instant at);

    /** Adds a version of the request's text; the older ones stay. */
    void addVersion(CaseReference reference, Map<String, Object> content, String note, Officer by, Instant at);

    /** Adds a version that was rewritten as a whole; everything that is listed and counted follows it. */
    void addVersion(CaseReference reference, SupportRequest request, String note, Officer by, Instant at);

    /** Whether a version was added after the NCB returned the request last. */
    boolean isRewrittenSinceReturn(CaseReference reference);

    /** Opens the case to another agency of its country, in addition to the agency that has it. */
    void share(CaseReference reference, String agency, Officer by, Instant at);

    void endSharing(CaseReference reference, String agency, Officer by, Instant at);

    /** Codes of the agencies with which the case is shared. */
    List<String> sharedWith(CaseReference reference);

    /**
     * Gives the case to another agency of its country; the earlier agency loses it. From then on, the request has the name of that
     * agency, and nothing of the earlier one: neither its officer, nor its addresses, nor its number of the case.
     */
    void transfer(CaseReference reference, RegisteredAgency agency, Officer by, Instant at);

    void close(CaseReference reference, Instant at, LocalDate retentionReview);
}
