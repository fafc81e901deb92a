package org.ncbrelay.domain.support;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.request.Capability;

/** How far each capability that a case asked for has come. */
public interface Capabilities {
    void request(CaseReference reference, List<Capability> capabilities, Instant at);

    /**
     * Adds one that the request did not ask for.
     *
     * @param status {@code REQUESTED} where the country asks for it later, {@code OFFERED} where INTERPOL offers it
     * @return false where the case has it already
     */
    boolean add(CaseReference reference, Capability capability, Status status, Instant at);

    List<Progress> of(CaseReference reference);

    /** The same as the acting officer may know it: an agency knows an offer once that has passed the channel (Annex 1.1). */
    default List<Progress> knownOf(CaseReference reference) {
        return of(reference);
    }

    /** Changes how far a capability has come, for a reason that the case shows. */
    void change(CaseReference reference, Capability capability, Status status, Note reason, Instant at);

    /** Changes how far a capability has come where there is no reason to give. */
    default void change(CaseReference reference, Capability capability, Status status, Instant at) {
        change(reference, capability, status, null, at);
    }

    /** Ends everything that is not ended yet. */
    void endOpen(CaseReference reference, Status status, Note reason, Instant at);

    /** @param reason null if there is none to give */
    record Progress(Capability capability, Status status, Note reason) {}

    /** How far. */
    enum Status {
        REQUESTED,
        /** No one asked for it; the agency has not yet accepted. */
        OFFERED,
        NOT_YET_OFFERED,
        NOT_CHOSEN,
        CHOSEN,
        IN_PROGRESS,
        DELIVERED,
        COMPLETED,
        /** Its product was ready, and the NCB did not pass it on. */
        WITHHELD,
        /** Its product was sent, more than once, and the agency did not receive it. */
        NOT_RECEIVED,
        REFUSED,
        WITHDRAWN;

        /** Whether work on it may still come. */
        public boolean isOpen() {
            return this == REQUESTED || this == OFFERED || this == CHOSEN || this == IN_PROGRESS;
        }
    }
}
