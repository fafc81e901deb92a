package org.ncbrelay.store.board;

import java.util.Collections;
import java.util.List;

/**
 * What many cases have in common, of that which the board counts and by which lists are filtered.
 *
 * @param acknowledged whether it ever was
 * @param stage        the furthest it came, 1 to 6
 * @param outcome      what came of it; null while it is open
 */
record CaseKind(
        String organisation,
        String status,
        String urgency,
        List<String> capabilities,
        boolean open,
        boolean acknowledged,
        String stage,
        String outcome) {
    /** Whether the case came as far as its record in the INTERPOL Information System. */
    boolean isRecorded() {
        return stage.compareTo("3") >= 0;
    }

    /** By all that the filter says but the days. */
    boolean isWanted(Figures.Filter filter) {
        return (filter.country() == null || filter.country().equals(organisation))
                && (filter.capability() == null || capabilities.contains(filter.capability()));
    }

    /** An empty list or a null country leaves all. */
    boolean isWanted(List<String> statuses, List<String> anyOf, String country) {
        return (statuses.isEmpty() || statuses.contains(status))
                && (anyOf.isEmpty() || !Collections.disjoint(anyOf, capabilities))
                && (country == null || country.equals(organisation));
    }
}
