package org.ncbrelay.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Requests that are still being written; each belongs to its writer and to nobody else. */
public interface Drafts {
    /** @param correctionOf the case that was returned for correction; null for a new request */
    UUID begin(Map<String, Object> content, CaseReference correctionOf, Officer by, Instant at);

    void save(UUID id, Map<String, Object> content, Instant at);

    /** Empty if there is none, or it is somebody else's. */
    Optional<Draft> find(UUID id);

    /** The acting officer's, the last touched first. */
    List<Draft> mine();

    void discard(UUID id);

    /**
     * @param content as far as it is written, with the names of the contract; nothing in it needs to be right
     * @param json    the same as it is stored
     */
    record Draft(UUID id, CaseReference correctionOf, Map<String, Object> content, String json, Instant updatedAt) {}
}
