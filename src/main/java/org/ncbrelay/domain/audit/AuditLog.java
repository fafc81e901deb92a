package org.ncbrelay.domain.audit;

import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** Notes what is read of a case or of intelligence. Acts need no note: the database audits every one where it is entered. */
public interface AuditLog {
    /**
     * Notes a read by whoever acts, in the transaction that reads: what cannot be noted is not read.
     *
     * @param reference of the case or the intelligence
     * @param subject   what of it, by id or name and never in its own words
     * @throws IllegalStateException if the running transaction can write nothing
     */
    void read(Read what, CaseReference reference, String subject);

    /** Notes a read of the whole; the same refusal. */
    void read(Read what, CaseReference reference);

    /** Notes a read of what belongs to no one case, by its name; the same refusal. */
    void read(Read what, String subject);

    /** Notes a read of each; the same refusal. */
    void readAll(Read what, List<Part> parts);

    /**
     * A part of a case or of intelligence.
     *
     * @param subject what of it, by id; null where there is but one
     */
    record Part(String reference, String subject) {}

    /** What can be read; files of evidence are noted with their chain of custody. */
    enum Read {
        /** Titles and states of many. */
        LIST,
        /** The part of a text that a search matches. */
        SEARCH,
        CASE,
        TIMELINE,
        MESSAGES,
        SUPPLEMENTS,
        HITS,
        PRESERVATION,
        DOSSIER,
        INTELLIGENCE,
        DIFFUSION,
        INVITATION,
        EXPERT_REQUEST,
        AUDIT
    }
}
