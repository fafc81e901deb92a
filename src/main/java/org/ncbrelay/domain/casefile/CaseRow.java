package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;

/** A row of the list of cases: a request, or intelligence, which has neither country nor agency, urgency or capabilities. */
public interface CaseRow {
    String reference();

    String title();

    String status();

    /** Or registered. */
    Instant submittedAt();

    Instant updatedAt();

    /** Of the request, alpha-3. */
    default String country() {
        return null;
    }

    default String agency() {
        return null;
    }

    default String urgency() {
        return null;
    }

    default List<String> capabilities() {
        return List.of();
    }

    /** Of external sources; null without. */
    default String caveat() {
        return null;
    }
}
