package org.ncbrelay.domain.casefile;

import java.util.Set;
import org.ncbrelay.domain.CaseReference;

/** Who wrote what of a case, so that nobody decides on their own work. */
public interface Authorship {
    /** The request itself: whoever filed it, and whoever corrected it later. */
    String REQUEST = "author";

    /**
     * @param part what a task's {@code fourEyes} property names, {@code author} for the request itself,
     *     {@code productAuthor:MENTORING} for the product that mentoring is working on
     * @return user ids; empty if nothing was written yet
     */
    Set<String> authors(CaseReference reference, String part);

    default boolean isAuthor(CaseReference reference, String part, String userId) {
        return authors(reference, part).contains(userId);
    }

    /** Whether whoever writes the part next joins its earlier authors; else the newest text has an author of its own. */
    static boolean isJoint(String part) {
        return part.equals(REQUEST);
    }
}
