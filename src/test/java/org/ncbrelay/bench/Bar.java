package org.ncbrelay.bench;

import java.util.Locale;

/**
 * What a figure is held to, in milliseconds; our own bars, for two cores of a server.
 *
 * @param p50 infinite where the median has no bar
 */
record Bar(double p50, double p99) {
    /** Pages and searches. */
    static final Bar PAGE = new Bar(50, 150);

    /** Lists, which are looked at many times a day. */
    static final Bar LIST = new Bar(50, 50);

    /** A page of open tasks and their number, asked for one after the other. */
    static final Bar TASKS = new Bar(Double.POSITIVE_INFINITY, 10);

    static final Bar NONE = new Bar(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean holds(ScaleFigure figure) {
        return figure.p50() <= p50 && figure.p99() <= p99;
    }

    /** What it asks and whether it is kept; empty if it asks nothing. */
    String judge(ScaleFigure figure) {
        if (this.equals(NONE)) return "";
        String median = Double.isInfinite(p50) ? "" : String.format(Locale.ROOT, "%.0f, ", p50);
        return String.format(Locale.ROOT, "%s (bar %s%.0f)", holds(figure) ? "kept" : "MISSED", median, p99);
    }
}
