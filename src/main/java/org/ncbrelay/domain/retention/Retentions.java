package org.ncbrelay.domain.retention;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.retention.Retention.Step;

/** The retention of the cases that the acting organisation may see, and for INTERPOL of its intelligence. */
public interface Retentions {
    /**
     * Locks the case or the intelligence until the transaction ends.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not for the acting organisation
     */
    Retention getForChange(CaseReference reference);

    /** What is over and not erased, and whose review or end has come, most urgent first. */
    List<Due> due(LocalDate today);

    void add(CaseReference reference, Step step);

    void renew(CaseReference reference, LocalDate until, LocalDate reviewAt);

    /** Removes the content of an erasure that was approved; the audit and the bare facts stay. */
    void erase(CaseReference reference);

    /** @param announced whether a nightly look has found it before */
    record Due(
            String reference, LocalDate reviewAt, LocalDate until, boolean held, boolean proposed, boolean announced) {}
}
