package org.ncbrelay.domain.acknowledgment;

import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The answers of the NCB to a submission. */
public interface Acknowledgments {
    void add(CaseReference reference, Acknowledgment acknowledgment);

    /** In order; at most the last one is final. */
    List<Acknowledgment> of(CaseReference reference);

    /** Whether the NCB has acknowledged the request: one of the two facts that direct contact needs. */
    default boolean isAcknowledged(CaseReference reference) {
        return of(reference).stream().anyMatch(a -> a.outcome() == Acknowledgment.Outcome.ACKNOWLEDGED);
    }
}
