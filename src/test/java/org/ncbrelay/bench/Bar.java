package org.ncbrelay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a figure is held to on two cores of a server; our own bars. Infinite where there is none.
 *
 * @param p50    in milliseconds
 * @param p99    in milliseconds
 * @param growth how many times the median and the log of an empty relay it may be
 */
record Bar(double p50, double p99, double growth) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    static final Bar NONE = new Bar(ANY, ANY, ANY);

    /** Pages and searches. */
    static final Bar PAGE = new Bar(50, 150, ANY);

    /** Lists, which are looked at many times a day. */
    static final Bar LIST = new Bar(50, 50, ANY);

    /** A page of open tasks and their number, asked for one after the other. */
    static final Bar TASKS = new Bar(ANY, 10, ANY);

    /** What nobody may feel of the cases of others. */
    static final Bar ACT = new Bar(ANY, ANY, 1.1);

    static final Bar PAGE_OF_A_TASK = new Bar(50, 150, 1.1);

    /**
     * What it asks, and whether it is kept; empty if it asks nothing.
     *
     * @param empty the same of an empty relay; null if there was none
     */
    String judge(ScaleFigure figure, ScaleFigure empty) {
        List<String> words = new ArrayList<>();
        if (p50 < ANY) words.add(judge("median", figure.p50(), p50));
        if (p99 < ANY) words.add(judge("p99", figure.p99(), p99));
        if (growth < ANY && empty != null) {
            words.add(judge("growth of the median", figure.p50() / empty.p50(), growth));
            words.add(judge("growth of the log", (double) figure.logBytes() / empty.logBytes(), growth));
        }
        return String.join(", ", words);
    }

    private static String judge(String what, double measured, double bar) {
        return String.format(
                Locale.ROOT, "%s %s (%.2f of %.2f)", what, measured <= bar ? "kept" : "MISSED", measured, bar);
    }
}
