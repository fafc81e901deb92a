package org.ncbrelay.adapter.iis;

/** Lets tests of other packages have waiting cases recorded when they mean to. */
public class RecordsAtHand {
    private final IisWorker worker;

    RecordsAtHand(IisWorker worker) {
        this.worker = worker;
    }

    /** @return how many cases were recorded */
    public int recordDue() {
        return worker.submitDue();
    }
}
