package org.ncbrelay.domain.casefile;

import org.ncbrelay.domain.CaseReference;

/** Who wrote what of a case, so that nobody decides on their own work. */
public interface Authorship {
    /**
     * @param part what a task's {@code fourEyes} property names, {@code author} for the request itself,
     *     {@code productAuthor:MENTORING} for the product that mentoring is working on
     */
    boolean isAuthor(CaseReference reference, String part, String userId);
}
