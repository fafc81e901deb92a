package org.ncbrelay.adapter.database.board;

import java.time.Instant;

/** A passage of a case that has not ended. */
final class Place {
    private final long position;
    private final String instance;
    private final CountedCase of;
    private final NodeTally node;
    private Instant due;

    /** @param due when something there is due; null where nothing is */
    Place(long position, String instance, CountedCase of, NodeTally node, Instant due) {
        this.position = position;
        this.instance = instance;
        this.of = of;
        this.node = node;
        this.due = due;
    }

    long position() {
        return position;
    }

    String instance() {
        return instance;
    }

    CountedCase of() {
        return of;
    }

    Instant due() {
        return due;
    }

    void isDue(Instant moment) {
        due = moment;
    }

    void count(Instant moment) {
        node.count(of, due != null && due.isBefore(moment));
    }
}
