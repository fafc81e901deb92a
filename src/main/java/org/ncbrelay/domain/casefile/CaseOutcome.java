package org.ncbrelay.domain.casefile;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.support.Capabilities.Status;

/** What came of a case that has ended, as everybody who may see it knows it. */
public enum CaseOutcome {
    /** All support that was given to the end was delivered. */
    DELIVERED,
    /** Some support was delivered; some was refused, or its product was withheld or not received. */
    PARTLY_DELIVERED,
    /** The case was closed, and no support was delivered. */
    NOTHING_DELIVERED,
    DECLINED,
    WITHDRAWN,
    /** Its author did not correct it, or its NCB did not acknowledge it, in time. */
    ABANDONED,
    /** A duplicate: its agency became a party of the standing case of its country. */
    JOINED;

    /**
     * @param support status of each capability that was asked for; what the country withdrew itself is not missing
     * @param abandoned whether the request was closed because nobody answered in time
     * @param joined whether it was joined to the standing case
     * @return empty while the case is open
     */
    public static Optional<CaseOutcome> of(
            CaseStatus status, Collection<Status> support, boolean abandoned, boolean joined) {
        if (abandoned && status.isFinal()) return Optional.of(ABANDONED);
        return switch (status) {
            case DECLINED -> Optional.of(DECLINED);
            case WITHDRAWN -> Optional.of(WITHDRAWN);
            case CLOSED -> Optional.of(joined ? JOINED : ofClosed(support));
            case SUBMITTED, RETURNED, ACKNOWLEDGED, RECORDED, IN_SUPPORT, DELIVERED -> Optional.empty();
        };
    }

    private static CaseOutcome ofClosed(Collection<Status> support) {
        if (!support.contains(Status.DELIVERED)) return NOTHING_DELIVERED;
        boolean missing =
                support.stream().anyMatch(Set.of(Status.REFUSED, Status.WITHHELD, Status.NOT_RECEIVED)::contains);
        return missing ? PARTLY_DELIVERED : DELIVERED;
    }
}
