package org.ncbrelay.adapter.iis;

/** Lets tests of other packages have waiting cases recorded when they mean to. */
public record RecordsAtHand(IisWorker worker) {
    /** @return how many cases were recorded */
    public int recordDue() {
        return worker.submitDue();
    }
}
