package org.ncbrelay.adapter.database.board;

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
}
