package org.ncbrelay.domain.casefile;

import java.util.Set;
import org.ncbrelay.domain.CaseReference;

/** Who wrote what of a case, for four eyes. */
public interface Authorship {
    /** The request itself: who filed it, and who corrected it later. */
    String REQUEST = "author";

    /**
     * @param part what a task's {@code fourEyes} property names, {@code author} for the request itself,
     *     {@code productAuthor:MENTORING} for the product that mentoring is working on, {@code acknowledgment/Task_AcknowledgeRequest}
     *     for what was last answered at that task, of whatever diagram of the case
     * @return user ids; empty if nothing was written yet
     */
    Set<String> authors(CaseReference reference, String part);

    default boolean isAuthor(CaseReference reference, String part, String userId) {
        return authors(reference, part).contains(userId);
    }

    /** Whether the next author of the part joins its earlier authors; else the newest text has an author of its own. */
    static boolean isJoint(String part) {
        return part.equals(REQUEST);
    }
}
