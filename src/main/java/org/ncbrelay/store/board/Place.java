package org.ncbrelay.store.board;

import java.time.Instant;

/** A passage of a case that has not ended. */
final class Place {
    private final long position;
    private final String instance;
    private final CountedCase countedCase;
    private final NodeTally node;
    private Instant due;

    /** @param due when something there is due; null where nothing is */
    Place(long position, String instance, CountedCase countedCase, NodeTally node, Instant due) {
        this.position = position;
        this.instance = instance;
        this.countedCase = countedCase;
        this.node = node;
        this.due = due;
    }

    long position() {
        return position;
    }

    String instance() {
        return instance;
    }

    CountedCase countedCase() {
        return countedCase;
    }

    Instant due() {
        return due;
    }

    void setDue(Instant moment) {
        due = moment;
    }

    void count(Instant moment) {
        node.count(countedCase, due != null && due.isBefore(moment));
    }

    /** A node of a diagram, counting the cases that are there, each once. */
    static final class NodeTally {
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
}
