package org.ncbrelay.port;

import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.retention.Retention;
import org.ncbrelay.domain.retention.Step;

/** The retention of the cases that the acting organisation may see. */
public interface Retentions {
    /** Locks the case until the transaction ends. */
    Retention getForChange(CaseReference reference);

    /** Cases that are over and not erased, whose review or end has come, most urgent first. */
    List<Due> due(LocalDate today);

    void add(CaseReference reference, Step step);

    void renew(CaseReference reference, LocalDate until, LocalDate reviewAt);

    /** Removes the content of an erasure that was approved; the audit and the bare facts stay. */
    void erase(CaseReference reference);

    /** @param announced whether a nightly look has found it before */
    record Due(
            String reference, LocalDate reviewAt, LocalDate until, boolean held, boolean proposed, boolean announced) {}
}
