package org.ncbrelay.domain.audit;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/** The audit of the acting organisation. */
public interface AuditChains {
    /** Writes the chain up to where the newest checkpoint saw it, with every checkpoint in its place. */
    void write(OrganisationCode organisation, ExportWriter out);

    /**
     * What the chain last noted about a case, newest first; what one person did in one transaction is one entry.
     *
     * @param userId whose acts; null for everybody's
     * @param limit  how many entries at most
     */
    List<Entry> newest(OrganisationCode organisation, CaseReference reference, String userId, int limit);

    /**
     * @param number of the last link in the chain
     * @param userId null where nothing leads from the actor's hash back to a person; the relay itself removes no such link
     * @param acts   each once, in order
     * @param hash   of the last link, SHA-256 in hexadecimal digits
     */
    record Entry(long number, Instant at, String userId, List<String> acts, String hash) {}
}
