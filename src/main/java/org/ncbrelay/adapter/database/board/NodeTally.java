package org.ncbrelay.adapter.database.board;

import org.ncbrelay.port.Figures;

/** A node of a diagram, counting the cases that are there, each once. */
final class NodeTally {
    private final String process;
    private final String activity;
    private long cases;
    private long overdue;
    private CountedCase lastCase;
    private CountedCase lastOverdue;

    NodeTally(String process, String activity) {
        this.process = process;
        this.activity = activity;
    }

    /** A case's passages come one after the other. */
    void count(CountedCase each, boolean late) {
        if (lastCase != each) cases++;
        lastCase = each;
        if (!late) return;
        if (lastOverdue != each) overdue++;
        lastOverdue = each;
    }

    /** What was counted; the next count begins anew. */
    Figures.Node counted() {
        Figures.Node counted = new Figures.Node(process, activity, cases, overdue);
        cases = 0;
        overdue = 0;
        lastCase = null;
        lastOverdue = null;
        return counted;
    }
}
