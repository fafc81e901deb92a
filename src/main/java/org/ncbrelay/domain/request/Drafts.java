package org.ncbrelay.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;

/** Requests that are still being written; each is seen by its writer only. */
public interface Drafts {
    /** Drafts of new requests, and templates, that one person may have at the same time; our default. */
    int MOST = 50;

    /**
     * @param correctionOf the case that was returned for correction; null for a new request
     * @throws Refusal.Conflict if the officer has {@value #MOST} drafts of new requests and this would be one more; corrections are not
     *                          counted, as there is one for each returned case
     */
    UUID begin(Map<String, Object> content, CaseReference correctionOf, Officer by, Instant at);

    /**
     * @param name 1 to 100 characters
     * @throws Refusal.Conflict if the officer has {@value #MOST} templates
     */
    void addTemplate(String name, Map<String, Object> content, Officer by, Instant at);

    /** The acting officer's, by name. */
    List<Template> templates();

    /** Empty if there is none, or it is another officer's. */
    Optional<Template> findTemplate(UUID id);

    /**
     * Stores the next version of a draft.
     *
     * @param seen the version that the writer saw
     * @return false if the draft has another version by now; nothing is stored then
     */
    boolean save(UUID id, Map<String, Object> content, int seen, Instant at);

    /** Empty if there is none, or it is another officer's. */
    Optional<Draft> find(UUID id);

    /** As {@link #find}, and no other transaction changes the draft until this one ends. */
    Optional<Draft> findForChange(UUID id);

    /** The acting officer's, the last touched first. */
    List<Draft> mine();

    /** The same as a list says them. */
    List<Begun> latest(int most);

    /** Deletes a draft with its evidence, or a template. */
    void discard(UUID id);

    /** @throws Refusal.Conflict if there is no room for one more draft of a new request */
    static void requireRoomForDraft(long drafts) {
        if (drafts >= MOST)
            throw new Refusal.Conflict(
                    "refused.drafts", "You have %s drafts, as many as possible; submit or delete one first.", drafts);
    }

    /** @throws Refusal.Conflict if there is no room for one more template */
    static void requireRoomForTemplate(long templates) {
        if (templates >= MOST)
            throw new Refusal.Conflict(
                    "refused.templates", "You have %s templates, as many as possible; delete one first.", templates);
    }

    /** @param title null where none is written yet */
    record Begun(UUID id, CaseReference correctionOf, String title, Instant updatedAt) {}

    /** What begins other drafts. */
    record Template(UUID id, String name, Map<String, Object> content) {}

    /**
     * @param content as far as it is written, with the names of the contract; nothing in it needs to be right
     * @param json    the same as it is stored
     * @param version 1 as begun; one more with each change
     */
    record Draft(
            UUID id,
            CaseReference correctionOf,
            Map<String, Object> content,
            String json,
            int version,
            Instant createdAt,
            Instant updatedAt) {}
}
